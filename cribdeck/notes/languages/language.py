"""What a language has words for. Knows no word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language; `tag` as in BCP 47.

    `asks`: a line that begins with them and goes on asks, with or without a question mark; `tells`:
    so does one with these, which tell somebody to answer, and in languages with the verb at the end
    one that ends with `tells_last`; `how`: and one with these and two further words.
    `tasks`: what begins with them sets a problem, which code below it solves.
    `ends`: a line that ends with them asks. `topics`: a line that begins with them does not,
    though it looks so; nor does the title of one of `chapters`, in which # is a number.
    `compares`: said anywhere, two things are set against each other.
    `puzzles`: a question with them asks what the code below it prints. `names`: a line that begins
    with them asks for the names of things. `announces`: what is listed under a heading with them
    are questions. `reveals`: what opens on demand under these words is an answer, or begins with a
    word of the labels; under those of `aside` it is only more of what stands above. `sides` and
    `attributes` of a thing name no other thing, and what stands below one of `claims` (advantages,
    causes) says something of it. `aspects`: what notes of a subject tell of one thing after the
    other (diagnosis, origin); a book may define them, too. So it may the words for its `kinds`, or
    parts, below which these are named. Those that are `shortened` ("Dx") it does not. `holds`:
    forms of "to be", "to have" and their like, with which a name becomes a clause ("is seen as");
    in documents of the language only, as short words are others elsewhere. `states`: other such
    verbs, which are no word elsewhere ("depends on").
    `equates`: directly behind a name that begins a sentence, they say what it is ("is", "refers
    to"); `ahead`: what may stand before such a name: articles, and what "versteht man" comes with.
    `copulas`: those of them behind which an article stands where they do ("is a");
    `empty`: they hold the place of an answer that is not written yet. `again`: what begins with
    them says the question in other words.

    Labels, at the beginning of a line: `question`, `exercise` (asked, if a solution follows) and
    `theorem`; `answer`, `solution` (which may also be that of a problem in a text) and `proof`;
    `part` (of an answer: what a puzzle prints, and why); `source`; `front` and `back` of a card.
    `key`: below these words stand the answers of numbered questions further up. `pages`: below a
    heading of these words alone stands what serves a page on the net, and is not to be learnt;
    below one of `contents` a table of contents. `stamps`: keys with which a program says above the
    notes when a page was made or changed; `filed`: and how it is filed, which say nothing of what
    is to be learnt.

    Of dates: `months`, also as they are shortened, and in the case that a date has; `soon`: what a
    day is called that is still to come, or how that begins; `days` behind the number of a day, and
    `of` between a day, a month and a year; `eras` behind a year, and
    `eras_before` before a date; `about` before one, too. In `century`, in `years` and in the whole
    `dates` of some languages # is a number. `beside`: the head of a column of examples, readings,
    parts of speech or notes, which is no second answer. `kept`: that of one for whoever keeps
    the table (level, source). `defines`: the head of one that says what
    the names beside it are; that of one with a word of `tongues`, the names of languages, is
    what they are translated to; below those of `persons` stand the forms of a word. `classes` of
    words, as dictionaries shorten them before a full stop. `points` of an exam.
    `caption`: what begins with them and a colon or number says what a picture shows.
    `see_figure`: what begins with them only leads to one. `instances`: alone above a list, they say
    that it holds examples.
    `chooses`: a line that begins with them tells to choose from the list below it. `verdicts`: what
    a statement is judged to be ("True", "False").
    `places`: a link of such a word alone says only where else to look.
    `samples`: a heading of such words alone does not say what its sample does. `sentences`: the
    label of some with a word.

    Labels of corrections: `wrong` and `right`, of two that stand together; `careful`: what stands
    above is not the whole truth. Of pages about troubles: `trouble` says what is wrong, or why, and
    `remedy` what mends it.

    Names of the parts of an answer, as one gives it in an interview, in bold: `facts` that must be
    said, how to `say` it, `follow_ups` with their answers, and what `costs` the point.

    `adds`: with these words a question goes on to ask a second one. `open_sets`: what is listed
    under them is some of many; so is what ends with an item of words of `and_more` alone. A heading
    of words of `drawings` alone does not say what is drawn, a label of `leftovers` not what is
    asked, and a heading of one of `stations`, in which # is a number, where in a text it stands.

    `means`: behind a name these verbs say what it is.

    `leads`, in documents of the language only: what begins with them says for whom, when or where
    something holds, and names nothing. A line that ends with a word of `onward` ("divided into")
    goes on below it, in any document; one that begins with a word of it, goes on with what stands
    above, in documents of the language only.

    `voice`: the language and country that a voice which reads aloud is asked for by.
    `little` words carry no meaning of their own (articles, prepositions, forms of "to be"), so that
    none is worth recalling; `joins` are those between two things that are said together,
    `either` those of which one or the other is meant (none that is another word elsewhere).
    `numbers`: those from two to twelve, in this order; those that agree with a noun with "/"
    between.
    `steps`: what is numbered under them has an order; so has what is numbered if one of it begins
    with a word of `then`. `abbreviated`: a full stop behind one of these ends no sentence.
    """

    tag: str
    asks: str = ""
    tells: str = ""
    tells_last: str = ""
    tasks: str = ""
    how: str = ""
    ends: str = ""
    topics: str = ""
    chapters: str = ""
    compares: str = ""
    puzzles: str = ""
    names: str = ""
    announces: str = ""
    question: str = ""
    exercise: str = ""
    theorem: str = ""
    answer: str = ""
    solution: str = ""
    proof: str = ""
    part: str = ""
    front: str = ""
    back: str = ""
    source: str = ""
    key: str = ""
    pages: str = ""
    stamps: str = ""
    filed: str = ""
    contents: str = ""
    reveals: str = ""
    aside: str = ""
    sides: str = ""
    claims: str = ""
    attributes: str = ""
    aspects: str = ""
    kinds: str = ""
    shortened: str = ""
    holds: str = ""
    states: str = ""
    equates: str = ""
    copulas: str = ""
    ahead: str = ""
    empty: str = ""
    again: str = ""
    months: str = ""
    soon: str = ""
    days: str = ""
    of: str = ""
    eras: str = ""
    eras_before: str = ""
    century: str = ""
    years: str = ""
    dates: str = ""
    about: str = ""
    beside: str = ""
    kept: str = ""
    defines: str = ""
    tongues: str = ""
    persons: str = ""
    classes: str = ""
    points: str = ""
    samples: str = ""
    sentences: str = ""
    caption: str = ""
    see_figure: str = ""
    instances: str = ""
    chooses: str = ""
    verdicts: str = ""
    wrong: str = ""
    right: str = ""
    careful: str = ""
    trouble: str = ""
    remedy: str = ""
    facts: str = ""
    say: str = ""
    follow_ups: str = ""
    costs: str = ""
    adds: str = ""
    open_sets: str = ""
    and_more: str = ""
    drawings: str = ""
    leftovers: str = ""
    stations: str = ""
    means: str = ""
    leads: str = ""
    onward: str = ""
    voice: str = ""
    little: str = ""
    joins: str = ""
    places: str = ""
    either: str = ""
    steps: str = ""
    then: str = ""
    abbreviated: str = ""
    numbers: str = ""
