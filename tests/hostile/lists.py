"""Lists that mean no good: an author's items and a learner's words.  Name, bytes, and words of the line that refuses
them, ``""`` if they can be read."""

from tests.hostile.made import packed

ITEM = """\
q:
  kind: authored
  level: N5
  prompt: どうしてですか。
  choices:
  - {text: あ, correct: true, explanation: {ja: x, en: x}}
  - {text: い, explanation: {ja: x, en: x}}
  evidence: [雨]
  explanation: {ja: x, en: x}
"""


def _but(old: str, new: str) -> bytes:
    assert old in ITEM
    return ITEM.replace(old, new, 1).encode()


ITEMS = {
    "good": (ITEM.encode(), ""),
    "line ends of Windows": (ITEM.replace("\n", "\r\n").encode(), ""),
    "escapes": (_but("どうしてですか。", '"\\u202e\\x1b\\0どうして"'), ""),
    "not UTF-8": (b"\xff\xfe\x00", "is not UTF-8"),
    "a list": (b"- a\n- b\n", "is no list of named items"),
    "a word": (b"abc", "is no list of named items"),
    "a bracket": (b"[", "is not valid YAML"),
    "five thousand brackets": (b"a: " + b"[" * 5000, "nested more than 6 deep"),
    "an alias bomb": (b"a: &a [x,x]\nb: [*a,*a]\n", "a.items.yaml:1: anchors"),
    "a tag of Python": (b"a: !!python/name:os.system\n", "a.items.yaml:1: tags"),
    "too long": (b"a: " + b"x" * 200_001, "is longer than 200000"),
    "a name that is a list": (b"? [a]\n: b\n", "an item has no name"),
    "no name": (b"'': {a: b}\n", "an item has no name"),
    "twice": ((ITEM * 2).encode(), "q: stands twice"),
    "no prompt": (_but("  prompt: どうしてですか。\n", ""), "needs a prompt"),
    "a list as prompt": (_but("どうしてですか。", "[a]"), "needs a prompt"),
    "an unknown field": (f"{ITEM}  colour: red\n".encode(), "unknown field: colour"),
    "an unknown shape": (f"{ITEM}  shape: dance\n".encode(), "shape is one of"),
    "two right choices": (_but("text: い,", "text: い, correct: true,"), "exactly one correct"),
    "no right choice": (_but("correct: true", "correct: false"), "exactly one correct"),
    "a word as choice": (_but("{text: い, explanation: {ja: x, en: x}}", "い"), "choice without text"),
    "a word as evidence": (_but("[雨]", "雨"), "evidence is no list"),
    "a word as explanation": (_but("evidence: [雨]\n  explanation: {ja: x, en: x}", "evidence: [雨]\n  explanation: x"),
                              "needs an explanation"),
    "no such level": (_but("level: N5", "level: N0"), "level one of"),
    "null": (b"q: ~\n", "is no item"),
    "a list as item": (b"q: [a, b]\n", "is no item"),
    "control characters": (_but("どうして", "\x1b[31m\u202eどうして"), "special characters"),
    "a tab": (_but("  kind", "\tkind"), "is not valid YAML"),
    "a deep explanation": (_but("ja: x", "ja: {a: {b: {c: {d: e}}}}"), "nested more than 6 deep"),
    "another document": (f"{ITEM}---\nb: c\n".encode(), "another document"),
    "a merge": (b"<<: {a: b}\n", "unknown field: a"),
    "no such decision": (b"particle-0123456789: {decision: maybe}\n", "unknown field: decision"),
}  # fmt: skip
WORDS = {
    "good": ("食べる\n飲む\n".encode(), ""),
    "UTF-16": ("雨\n雪\n食べる\n".encode("utf-16"), ""),
    "Shift_JIS": ("食べる\n飲む\n行く\n来る\n".encode("cp932"), ""),
    "nothing": (b"", "the file is empty"),
    "a picture": (b"\x89PNG" + bytes(99), "a PNG picture"),
    "a package": (packed({"a": "b"}), "this is a package"),
    "English": (b"rain\nsnow\n", "no column has Japanese words"),
    "NUL": ("雨\0\n雪\n".encode(), "a binary file"),
    "an open quote": ('雨\n"雪\n'.encode(), ""),
    "a cell without end": (('"' + "雨" * 200_000 + '"\n').encode(), "this line is no CSV"),
    "a word without end": (("雨" * 100_000).encode(), "no column has Japanese words"),
    "a separator of two": ("#separator:ab\n雨ab雪\n".encode(), ""),
    "a quote as separator": ('#separator:"\n雨"雪\n'.encode(), ""),
    "no separator": ("#separator:\r\n雨\n".encode(), ""),
    "column nought": ("#tags column:0\n雨\tx\n".encode(), ""),
    "a column far away": ("#tags column:99999999999\n雨\tx\n".encode(), ""),
    "a column in small digits": ("#tags column:²\n雨\tx\n".encode(), ""),
    "ten thousand columns": ("\t".join(["雨"] * 10_000).encode(), ""),
    "brackets without end": (("雨[" * 5000).encode(), "no column"),
    "ruby without end": (("<ruby>雨<rt>" * 3000).encode(), "no column"),
    "styles without end": (("<style>" * 5000 + "雨").encode(), "no lines with words"),
    "clozes without end": (("{{c1::" * 5000 + "雨").encode(), "no column"),
    "sounds without end": (("[sound:" * 5000 + "雨").encode(), "no column"),
    "references that are none": ("&#x110000;雨&bogus;\n".encode(), "no column"),
}
