"""What is made becomes something to look at, to print or to hand on.

passage, prompts    a text and its items as they may be shown: furigana, blanks, evidence (screen and paper)
render              Jinja over ``templates/``
lines, sheet        a quiz laid out for paper; worksheet makes it HTML, pdf prints it
to_json             analyses, items and quizzes as JSON; json_model says its shape and makes the schema
plain, vocabulary   text for a terminal, word lists; findings: what ``check`` says
"""
