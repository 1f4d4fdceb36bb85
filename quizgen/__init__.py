"""Quizzes on any Japanese text, made by rules that can say why.

A text becomes an analysis, an analysis becomes items that can be proven, items become a quiz, and a
quiz becomes a page, a sheet or a file.  Data flows down this page and never back up::

    bytes ─► Text ─► Analysis ─► Item… ─► Quiz ─► web page · worksheet · JSON
            source    analysis    items     quiz      output            ▲ cli, webapp
                      (lexicon)

Floors (a file imports from its own folder and from lower floors; ``tests/test_layers.py`` holds it):

    7  cli, webapp   commands and the Flask app
    6  output        rendering, worksheets, one file per export format
    5  quiz          what was asked for, the one seeded choice, marking
    4  items         one file per kind, the gate, distractors
    3  analysis      sentences, tokens, readings, words, grammar, bunsetsu, entities, facts
    2  lexicon       dictionary, kanji, frequency, levels
    1  source        bytes to Text, cleaning, front matter, the library
    0  kana, tables, paths, data (all rule tables)
"""

__version__ = "0.1.0"

LEVELS = ("N5", "N4", "N3", "N2", "N1")
"""A learner's levels, the easiest first."""
