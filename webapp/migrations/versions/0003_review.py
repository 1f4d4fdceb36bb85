"""What comes back for review with its log, names and recovery codes of learners, what each answer was about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make five tables and two columns."""
    op.add_column("answers", sa.Column("level", sa.String(2), nullable=False, server_default=""))
    op.add_column("answers", sa.Column("point", sa.String(64), nullable=False, server_default=""))
    op.create_table(
        "submissions",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column(
            "attempt", sa.String(32), sa.ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False, index=True
        ),
    )
    _review()
    op.create_table(
        "learners",
        sa.Column("learner", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("code", sa.String(64), unique=True),
    )
    op.create_table(
        "guesses",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("address", sa.String(64), nullable=False, index=True),
        sa.Column("at", sa.Integer, nullable=False),
    )


def _review() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("learner", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(400), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("reading", sa.String(64), nullable=False),
        sa.Column("skill", sa.String(16), nullable=False),
        sa.Column("slug", sa.String(255), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("attempt", sa.String(32), nullable=False),
        sa.Column("due", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("stability", sa.Float, nullable=False),
        sa.Column("difficulty", sa.Float, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.UniqueConstraint("learner", "subject"),
    )
    op.create_table(
        "reviews",
        sa.Column("card", sa.String(32), sa.ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("due", sa.Integer, nullable=False),
        sa.Column("slug", sa.String(255), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("attempt", sa.String(32), nullable=False),
        sa.Column("quiz", sa.Boolean, nullable=False),
    )
