"""Signs that only KaTeX calls by a short name (https://katex.org/docs/support_table), in commands
of TeX, which whatever draws formulas knows.

The notes keep what they write, and so does what can be copied from a sheet. Does not know who
draws.
"""

import re

SAME = """
    alef=aleph alefsym=aleph bull=bullet clubs=clubsuit Dagger=ddagger Darr=Downarrow dArr=Downarrow
    darr=downarrow diamonds=diamondsuit empty=emptyset exist=exists Harr=Leftrightarrow
    hArr=Leftrightarrow harr=leftrightarrow hearts=heartsuit image=Im infin=infty isin=in
    lang=langle Larr=Leftarrow lArr=Leftarrow larr=leftarrow Lrarr=Leftrightarrow
    lrArr=Leftrightarrow lrarr=leftrightarrow plusmn=pm rang=rangle Rarr=Rightarrow
    rArr=Rightarrow rarr=rightarrow
    sdot=cdot sect=S spades=spadesuit sub=subset sube=subseteq supe=supseteq thetasym=vartheta
    Uarr=Uparrow uArr=Uparrow uarr=uparrow weierp=wp
"""
SETS = """
    C=C cnums=C Complex=C N=N natnums=N Q=Q R=R reals=R Reals=R Z=Z
"""
LETTERS = """
    Alpha=A Beta=B Chi=X Epsilon=E Eta=H Iota=I Kappa=K Mu=M Nu=N Omicron=O Rho=P Tau=T Zeta=Z
"""
OPERATORS = {"argmax": r"arg\,max", "argmin": r"arg\,min", "plim": "plim"}


def _pairs(said: str) -> list[tuple[str, str]]:
    return [(name, sign) for name, _, sign in (one.partition("=") for one in said.split())]


MEANT = {
    **{name: f"\\{sign}" for name, sign in _pairs(SAME)},
    **{name: f"{{\\mathbb{{{sign}}}}}" for name, sign in _pairs(SETS)},
    **{name: f"{{\\mathrm{{{sign}}}}}" for name, sign in _pairs(LETTERS)},
    **{name: f"\\operatorname*{{{said}}}" for name, said in OPERATORS.items()},
}
COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)


def in_tex(tex: str) -> str:
    r"""`tex` in commands of TeX: `x \in \R` -> `x \in {\mathbb{R}}`."""
    return COMMAND.sub(lambda found: MEANT.get(found[1] or "", found[0]), tex)
