"""The words that a learner knows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of known words."""
    op.create_table(
        "known",
        sa.Column("learner", sa.String(32), primary_key=True),
        sa.Column("form", sa.String(64), primary_key=True),
        sa.Column("reading", sa.String(64), primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
    )
