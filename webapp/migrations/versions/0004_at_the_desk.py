"""What a learner does at the desk beside answering: the clock, the passes, hints and drafts, reports."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns of the clock, of the passes and of the hints, and three tables."""
    op.add_column("attempts", sa.Column("timed", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("attempts", sa.Column("stage", sa.String(8), nullable=False, server_default=""))
    op.add_column("answers", sa.Column("seconds", sa.Integer, nullable=False, server_default="0"))
    op.add_column("answers", sa.Column("hints", sa.Integer, nullable=False, server_default="0"))
    for name, columns in (
        ("drafts", (sa.Column("given", sa.Text, nullable=False), sa.Column("hints", sa.Integer, nullable=False))),
        ("finds", (sa.Column("tries", sa.Integer, nullable=False), sa.Column("found", sa.Boolean, nullable=False))),
    ):
        op.create_table(
            name,
            sa.Column("attempt", sa.String(32), sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
            sa.Column("item", sa.String(64), primary_key=True),
            *columns,
        )
    op.create_table(
        "reports",
        sa.Column("attempt", sa.String(32), primary_key=True),
        sa.Column("item", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("slug", sa.String(255), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("program", sa.String(32), nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
