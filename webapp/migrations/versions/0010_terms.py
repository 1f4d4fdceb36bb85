"""Assignments have a name, times, tries and a rule of what is told; marks are set by hand and items withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_TELLS = ("DROP COLUMN told", "RENAME COLUMN tells TO told")


def upgrade() -> None:
    """Add columns, of which the old ones give what they can, and two tables."""
    for column in (
        sa.Column("name", sa.String(100), nullable=False, server_default=""),
        sa.Column("opens", sa.Integer),
        sa.Column("closes", sa.Integer),
        sa.Column("tries", sa.Integer, nullable=False, server_default="1"),
        sa.Column("counts", sa.String(8), nullable=False, server_default="best"),
        sa.Column("tells", sa.String(8), nullable=False, server_default="end"),
    ):
        op.add_column("assignments", column)
    op.execute(sa.text("UPDATE assignments SET tells = 'none' WHERE NOT told"))
    for change in _TELLS:
        op.execute(sa.text(f"ALTER TABLE assignments {change}"))
    for column in (
        sa.Column("person", sa.String(32), nullable=False, server_default=""),
        sa.Column("turn", sa.Integer, nullable=False, server_default="1"),
        sa.Column("place", sa.Integer, nullable=False, server_default="0"),
        sa.Column("number", sa.String(20), nullable=False, server_default=""),
        sa.Column("phones", sa.Integer, nullable=False, server_default="1"),
    ):
        op.add_column("papers", column)
    op.execute(sa.text("UPDATE papers SET person = id"))
    op.create_index("one_paper_a_try", "papers", ["person", "turn"], unique=True)
    _tables()


def _tables() -> None:
    op.create_table(
        "rulings",
        _code(),
        sa.Column("item", sa.String(64), primary_key=True),
        sa.Column("given", sa.String(64), primary_key=True),
        sa.Column("paper", sa.String(32), primary_key=True),
        sa.Column("right", sa.Boolean, nullable=False),
    )
    op.create_table("withdrawn", _code(), sa.Column("item", sa.String(64), primary_key=True))


def _code() -> sa.Column[str]:
    above = sa.ForeignKey("assignments.code", ondelete="CASCADE")
    return sa.Column("code", sa.String(8), above, primary_key=True)
