"""Worksheets given to a class, and what its pupils answered."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make three tables."""
    op.create_table(
        "assignments",
        sa.Column("code", sa.String(8), primary_key=True),
        sa.Column("learner", sa.String(32), nullable=False, index=True),
        sa.Column("sheet", sa.String(32), nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "papers",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "code", sa.String(8), sa.ForeignKey("assignments.code", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("finished", sa.Integer),
    )
    op.create_table(
        "replies",
        sa.Column("paper", sa.String(32), sa.ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("item", sa.String(64), primary_key=True),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
