"""Writes the published JSON Schema anew from the model: ``python tests/renew.py``; the diff is the review."""

from quizgen import paths
from quizgen.output.json_model import SCHEMAS, schema

if __name__ == "__main__":
    for model in SCHEMAS:
        name = model.__name__.lower()
        paths.data(f"schema/{name}.json").write_text(schema(name) + "\n", encoding="utf-8")
