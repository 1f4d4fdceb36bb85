"""Attempts, their answers, and the texts that were pasted for them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first three tables."""
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("learner", sa.String(32), nullable=False, index=True),
        sa.Column("texts", sa.Text, nullable=False),
        sa.Column("spec", sa.Text, nullable=False),
        sa.Column("feedback", sa.String(8), nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("program", sa.String(32), nullable=False),
        sa.Column("started", sa.Integer, nullable=False),
        sa.Column("finished", sa.Integer),
    )
    op.create_table(
        "answers",
        sa.Column("attempt", sa.String(32), sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("item", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        sa.Column("near", sa.Boolean, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "pasted",
        sa.Column("attempt", sa.String(32), sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("given", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
