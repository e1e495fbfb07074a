"""The words of English."""

from cribdeck.notes.languages.language import Language

ENGLISH = Language(
    tag="en",
    asks="what is, what are, what was, what were, what do, what does, what did, what can,"
    " what happens, what causes, what makes, what would, what will, what should,"
    " what kind of, what kinds of, what type of, what types of, which is, which are,"
    " which of, why, when is, when are, when do, when does, when did, when should,"
    " when would, when to use, where is, where are, where do, where does, who is, who are,"
    " who was, how is, how are, how do, how does, how did, how can, how could, how would,"
    " how will, how should, how many, is there, are there, is it, can you, can we, do you,"
    " do we, how much, difference between, differences between, the difference between,"
    " have you ever, have you worked, what's the difference, what’s the difference, whats the"
    " difference, what is difference",
    tells="explain, describe, define, compare, contrast, differentiate, distinguish,"
    " list the, list all, list some, list out, list two, list three, list four, list five,"
    " list different, name the, name all, name some, name two, name three, name four,"
    " name five, mention the, mention some, state the, give an example, give examples,"
    " prove that, show that, tell us about, walk me through, walk us through,"
    " write a program, write a function, write a snippet, write two functions, write a query,"
    " write a script, write a method, implement a function, tell me, show me, talk about,"
    " give me an, code an, invent a, invent an, discuss the, discuss how,"
    " please explain, briefly explain, briefly describe, describe briefly, explain briefly,"
    " list down, list a few, list any, list various, list important, name a few, name any,"
    " mention a few, mention any, give some examples, give an overview of, write a short note"
    " on, write short notes on, elaborate on, can you explain, outline the",
    tasks="find, write a function, write a program, write a method, write a query,"
    " write code, implement a, implement an, implement the, compute, calculate,"
    " determine whether, given a, given an, given two, count the number, print all",
    how="how to",
    topics="what is new, what is next, what is this, what is inside, what is included,"
    " why this, why us, compare and, explain analyze, explain analyse, explain plan,"
    " explain query, describe table, define macro, name the file, how to use this,"
    " how to contribute",
    chapters="chapter #, lecture #",
    compares="vs, versus, difference between, differences between, differ from",
    puzzles="what is the output, what's the output, what’s the output,"
    " what will be the output, what would be the output, what is printed,"
    " what gets printed, what is logged, what gets logged, what does this print,"
    " what does it print, what will this print, what does this code print,"
    " what does this function print, what does this program print,"
    " what does this function return, what does this code return,"
    " what does this code output, what will be printed, what will be logged,"
    " guess the output, predict the output, find the output, result of the following,"
    " result of running the following, with the following content, includes the following content",
    names="which, name, list, what kind of, what type of, what kinds of, what types of, what tools,"
    " what solutions,"
    " what software, what programs, what programming languages, what companies,"
    " what frameworks, what libraries, what protocols, what virtualization, what other,"
    " what are some, what are examples of, what alternatives",
    announces="question, questions, q&a, q & a, faq, quiz, exercise, exercises, test yourself,"
    " check yourself, test your knowledge, check your knowledge, check your understanding,"
    " self-test, self-check, self-assessment, live coding",
    question="question, ques, q, interviewer asks, interview question, the interviewer asks,"
    " interviewer",
    exercise="exercise, problem, task, puzzle",
    theorem="theorem, lemma, proposition, corollary",
    answer="answer, answers, ans, a, correct answer, correct answers, right answer,"
    " correct option, model answer, sample answer, short answer,"
    " expected answer, expected answers, expected answer points, expected response, ideal"
    " answer, strong answer, good answer, best answer, suggested answer, example answer, model"
    " response, sample response, my answer, your answer, detailed answer, quick answer,"
    " possible answer, possible answers, interview answer, interview-ready answer,"
    " one-line answer, one-liner answer, recommended answer, perfect answer, simple answer,"
    " long answer, full answer, complete answer, standard answer, professional answer,"
    " example response, ideal response, strong response, suggested response,"
    " the correct answer is, the answer is, right answers,"
    " candidate, interviewee",
    solution="solution",
    proof="proof",
    part="explanation, output, why others are wrong, why the others are wrong, why the other"
    " options are wrong, why other options are wrong, why not the others",
    source="source, sources, reference, references",
    key="answers, answer key, answers key, key, keys, solutions, solution key, correct answers",
    front="front",
    back="back",
    pages="license, licence, licensing, contributing, contribute, contributors, how to contribute,"
    " acknowledgements, acknowledgments, sponsors, star history, code of conduct, download,"
    " downloads, about the author, about this book, support this project, back to top,"
    " related topics, related notes, see also, additional resources, further resources,"
    " useful resources, useful links, learning resources, recommended books, recommended reading,"
    " bibliography, who is this for, who this is for, who should read this, learning objectives,"
    " learning outcomes, learning goals, study tips, related, to study, how to use this readme,"
    " how to use this repo, how to use this repository, final notes, final tip, final advice,"
    " external links, works cited, suggested reading, disclaimer, recommended resources,"
    " helpful links, image credits",
    reveals="show, reveal, click, click here, click to, toggle, see answer, see the answer,"
    " see solution, view answer, view solution, spoiler, hint and answer, expand, press here,"
    " press to, tap here",
    aside="example, examples, see also, see class, see code, see example, see function, hint,"
    " hints, more, read more, learn more, details, code, full code, note, table of contents,"
    " contents, toc, summary, demo, screenshot, appendix, changelog",
    sides="purpose, use, usage, use case, use cases, used for, syntax, definition,"
    " complexity, time complexity, when to use, best for, key points, key properties,"
    " key concepts, key idea, key ideas, main idea, problem, why, how, what, when, pro,"
    " con, avoid, avoid in, avoid for, avoid when, use in, use for, use when, use with,"
    " used in, used by, good for, bad for, ideal for, not for",
    claims="advantage, advantages, disadvantage, disadvantages, pros, cons, benefit, benefits,"
    " drawback, drawbacks, downside, downsides, limitation, limitations, problems,"
    " issues, challenges, pitfalls, issue, challenge, reasons, causes, consequences, features,"
    " characteristics, best practices, tips, steps, strengths, weaknesses",
    attributes="golden rule, key idea, key point, key points, key takeaway, key takeaways,"
    " takeaway, takeaways, rule of thumb, bottom line, in short, remember, main idea,"
    " key insight, insight, design goal,"
    " notation, property, properties, cause, consequence, effect, effects, result,"
    " results, reason, step, solution, goal, goals, objective, objectives, aim, aims,"
    " focus, scope, description, explanation, formula, meaning,"
    " implementation, issue, challenge, requirement, requirements, symptoms, treatment,"
    " error handling, performance, comment, remark, remarks, feature, characteristic,"
    " assumption, assumptions,"
    " tip, caution, warning, important, conclusion, conclusions, premise, premises,"
    " context, overview, background,"
    " trade-off, trade-offs, tradeoff, tradeoffs, symptom",
    aspects="transmission, diagnosis, differential diagnosis, histology, aetiology, etiology,"
    " epidemiology, pathogenesis, pathophysiology, prognosis, complications, risk factors,"
    " therapy, management, clinical features, clinical presentation, signs and symptoms,"
    " mechanism of action, side effects, adverse effects, indications, contraindications,"
    " functions, location, origin, course, onset, innervation, blood supply, insertion,"
    " imaging, laboratory, endoscopy, biopsy, presentation, prevention, incidence, prevalence,"
    " frequency, morphology, dose, duration, defenses, defences, composition, seat, risk"
    " factor, complication, sign, signs, ix, mx, cx",
    kinds="types, kinds, parts, classification, forms, subtypes, subdivisions, categories,"
    " divisions",
    shortened="dx, ddx, hx, sx",
    holds="is, are, was, were, has, have, had, can, must, should",
    empty="answer here, your answer here, add answer here, write your answer here, todo,"
    " to do, tbd, tba, wip, coming soon, to be added, to be done, to be answered,"
    " no answer yet, n/a",
    again="another way to ask, another way of asking, other ways to ask,"
    " can also be asked as, also asked as, the same question in other words,"
    " different wording",
    months="january, february, march, april, may, june, july, august, september, october, november,"
    " december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec",
    soon="today, tomorrow, next, end of",
    kept="level, difficulty, source, sources, tag, tags, learned, reviewed, cefr",
    beside="example, examples, sentence, sentences, usage, reading, readings, pronunciation, ipa,"
    " pinyin, kana, furigana, romaji, romanised, romanized, romanisation, romanization,"
    " transliteration, transcription, phonetic, phonetics, note, notes,"
    " part of speech, parts of speech, p.s, word class",
    points="p, pt, pts, point, points, mark, marks",
    samples="code, codes, example, examples, sample, samples, snippet, snippets, listing, listings,"
    " demo, program, script, source",
    sentences="sentences, example sentence, example sentences, usage example, usage examples",
    eras="b.c., bc, b.c.e., bce, a.d., ad, c.e., ce",
    century="#st century, #nd century, #rd century, #th century",
    about="c., ca., ca, circa, around, about",
    days="st, nd, rd, th",
    of="of",
    years="#s",
    caption="figure, fig, image, picture, photo, illustration",
    see_figure="see figure, see figures, see fig, see image, see images, see picture,"
    " see the figure",
    instances="for example, for instance, e.g",
    chooses="choose one, choose the, choose all, choose two, choose an, select one, select all,"
    " select an answer, pick one, tick the, mark the correct, answer choices",
    verdicts="true, false",
    wrong="wrong, incorrect, not correct, myth, misconception, common misconception, mistake,"
    " common mistake",
    right="right, correct, truth, fact, reality, correction, instead",
    trouble="error, errors, error message, symptom, symptoms, problem, issue, cause, causes,"
    " reason, possible cause, possible causes, common causes, root cause, likely cause,"
    " likely causes",
    remedy="solution, solutions, fix, fixes, quick fix, resolution, how to fix, workaround,"
    " remedy, possible solutions, possible solution",
    careful="careful, be careful, caution, warning, beware, watch out, pitfall, pitfalls, gotcha,"
    " gotchas, attention, trap, caveat, caveats, not quite",
    facts="key facts, key points, the facts",
    say="say it, say it aloud, say this, how to say it",
    follow_ups="they ask next, next they ask, follow-up, follow-ups, follow-up question,"
    " follow-up questions, follow up questions",
    costs="costs the point, costs you the point, costs points, loses the point, false beliefs,"
    " misconceptions, common misconceptions",
    adds="and what, and why, and how, and when, and where, and who, and which, and whose",
    open_sets="use case, use cases, uses, applications, examples, challenges, tips, tips and"
    " tricks, tricks, pitfalls, best practices, limitations, advice, ideas, scenarios,"
    " alternatives, tools, resources",
    and_more="etc, and so on, and more, and others, and many more",
    drawings="architecture, overview, diagram, diagrams, structure, drawing, picture, figure,"
    " scheme, schema, flow, flowchart, workflow, layout, design, sketch, model, visualization,"
    " illustration, graph, chart, visual, summary, introduction, ascii",
    stations="introduction, intro, overview, summary, recap, conclusion, conclusions, theory,"
    " basics, general, preface, foreword, outline, lecture notes, class notes, week #, day #,"
    " part #, unit #, module #, lesson #, session #",
    leftovers="extra, extras, other, others, misc, miscellaneous, more, further, etc, notes,"
    " note, comments, comment, remarks, remark, details, additional",
    means="means, stands for, is short for",
    voice="en_US",
    little="a, an, the, and, or, of, in, on, at, to, for, by, with, from, as, into, onto,"
    " about, over, under, between, than, then, so, if, but, not, no, nor, yes, it,"
    " its, he, she, they, them, their, you, your, we, our, us, i, my, me, his, her,"
    " this, that, these, those, there, here, who, which, what, when, where, how, why,"
    " is, are, was, were, be, been, being, am, do, does, did, done, has, have, had,"
    " can, could, will, would, shall, should, may, might, must, all, any, each, every,"
    " both, some, only, also, just, very, more, most, much, many, e.g, i.e, etc, vs,"
    " sb, sth, adj, adv,"
    " everything, anything, nothing, something",
    steps="step, steps, order, sequence, phase, phases, stage, stages, procedure, process,"
    " algorithm, workflow, lifecycle, life cycle, pipeline, recipe, instructions,"
    " ranking, hierarchy, how to, how do, how does, how is, how are",
    then="first, firstly, then, next, after that, afterwards, finally, lastly",
    joins="and, or, nor",
    places="here, link, links, this link, docs, documentation",
    either="or, nor",
    abbreviated="al, approx, art, ca, ch, dr, ed, eq, etc, ex, fig, incl, max, min, mr, mrs,"
    " ms, no, pp, prof, resp, st, tab, vol, vs",
    classes="n, v, vt, vi, adj, adv, prep, conj, pron, num, interj, phr, aux",
    persons="singular, plural, sing., sing, sg., sg, pl., pl",
    defines="definition, definitions, meaning, meanings, description, descriptions, explanation,"
    " explanations, translation, translations, what it does, what it is, what it means",
    tongues="english, german, spanish, french, portuguese, russian, chinese, mandarin, japanese,"
    " arabic, hebrew, korean, italian, polish, dutch, swedish, turkish, ukrainian, greek,"
    " latin, vietnamese, hindi, danish, norwegian, finnish, czech, hungarian, romanian",
    leads="if the, if a, if an, if there, if you, if it, if they, if no, if not, if all, in case"
    " of, in the case of, according to, depending on, in the, on the, at the, for the, for a,"
    " during, when the, when a, when there, after the, before the, on endoscopy, on histology,"
    " on biopsy, on imaging, on examination, whenever, wherever, where possible, if possible",
    onward="among, between, in, into, by, of, from, as, for, with, to, on, at",
    numbers="two, three, four, five, six, seven, eight, nine, ten, eleven, twelve",
    stamps="created, created at, created on, created time, date created, creation date,"
    " last edited, last edited time, last edited at, last updated, last updated at,"
    " last modified, last modified at, modified, modified at, updated, updated at, edited",
    filed="tags, tag, status, category, categories, source url, created by, last edited by,"
    " notebook, property",
    contents="table of contents, contents, toc, content, table of content, list of contents, index,"
    " list of questions, question list, table of questions",
    states="depends on, depend on, consists of, consist of, contains, requires, leads to",
    ahead="the, a, an, by",
    copulas="is, are, was, were",
    equates="is, are, was, were, means, mean, refers to, refer to, denotes, denote, describes,"
    " describe, stands for, stand for, represents, represent, measures, measure, states, says,"
    " consists of, consist of, occurs, occur, we mean, studies, deals with",
)
