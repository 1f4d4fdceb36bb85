"""Texts of a learner's own, and the places where texts were left."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "own",
        sa.Column("learner", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("given", sa.LargeBinary, nullable=False),
        sa.Column("kept", sa.Boolean, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "places",
        sa.Column("learner", sa.String(32), primary_key=True),
        sa.Column("slug", sa.String(255), primary_key=True),
        sa.Column("word", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
