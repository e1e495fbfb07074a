"""The commands of TeX that may pass, by the package that has them.

Knows names only: those of the packages of MathJax 3.2 (https://docs.mathjax.org/en/v3.2, "TeX and
LaTeX extensions") whose commands do nothing but set a formula, and signs that KaTeX calls by a name
of its own (https://katex.org/docs/support_table), of which `katex` says some in TeX. Does not know
what they mean. Left out is what links, styles, loads, defines, or gives an element an
attribute: the packages action, autoload, configmacros, html, newcommand, require, setoptions,
tagformat and unicode, `\\mmlToken`, and what declares for formulas that follow.
"""

PACKAGES = {
    "base": """
        above abovewithdelims acute aleph alpha amalg And angle approx arccos arcsin arctan
        arg array Arrowvert arrowvert ast asymp atop atopwithdelims backslash bar Bbb begin
        beta bf Big big bigcap bigcirc bigcup Bigg bigg Biggl biggl Biggm biggm Biggr biggr
        Bigl bigl Bigm bigm bigodot bigoplus bigotimes Bigr bigr bigsqcup bigtriangledown
        bigtriangleup biguplus bigvee bigwedge bmod bot bowtie boxed brace bracevert brack
        breve buildrel bullet cal cap cases cdot cdotp cdots check chi choose circ clubsuit
        colon cong coprod cos cosh cot coth cr csc cup dagger dashv ddagger ddot ddots deg
        Delta delta det diamond diamondsuit dim displaylines displaystyle div divsymbol dot
        doteq dots dotsb dotsc dotsi dotsm dotso Downarrow downarrow ell emptyset end
        enspace epsilon eqalign eqalignno equiv eta exists exp fbox flat forall frac frak
        framebox frown Gamma gamma gcd ge geq gets gg grave gt hat hbar hbox hdashline
        heartsuit hfil hfill hfilll hline hom hookleftarrow hookrightarrow hphantom hskip
        hspace Huge huge iff iiint iint Im imath in inf infty int intop iota it jmath kappa
        ker kern label Lambda lambda land langle LARGE Large large LaTeX lbrace lbrack lceil
        ldotp ldots le left Leftarrow leftarrow leftharpoondown leftharpoonup Leftrightarrow
        leftrightarrow leftroot leq leqalignno lfloor lg lgroup lim liminf limits limsup ll
        llap lmoustache ln lnot log Longleftarrow longleftarrow Longleftrightarrow
        longleftrightarrow longmapsto Longrightarrow longrightarrow lor lower lt mapsto
        mathbb mathbf mathbfcal mathbffrak mathbfit mathbfscr mathbfsf mathbfsfit mathbfsfup
        mathbfup mathbin mathcal mathchoice mathclose mathfrak mathinner mathit mathnormal
        mathop mathopen mathord mathpunct mathrel mathrm mathscr mathsf mathsfit mathsfup
        mathstrut mathtt mathup matrix max mbox mid middle min mit mkern mod models moveleft
        moveright mp mskip mspace mu nabla natural ne nearrow neg negthinspace neq newline
        ni nolimits nonscript nonumber normalsize not notin nu nwarrow odot oint oldstyle
        Omega omega omicron ominus oplus oslash otimes over overbrace overleftarrow
        overleftrightarrow overline overparen overrightarrow overset overunderset
        overwithdelims owns parallel partial perp phantom Phi phi Pi pi pm pmatrix pmb pmod
        pod Pr prec preceq prime prod propto Psi psi qquad quad raise rangle rbrace rbrack
        rceil Re ref rfloor rgroup rho right Rightarrow rightarrow rightharpoondown
        rightharpoonup rightleftharpoons rlap rm rmoustache root Rule rule S scr
        scriptscriptstyle scriptsize scriptstyle searrow sec setminus sf sharp Sigma sigma
        sim simeq sin sinh skew small smallint smash smile Space space spadesuit sqcap sqcup
        sqrt sqsubseteq sqsupseteq stackbin stackrel star strut subset subseteq succ succeq
        sum sup supset supseteq surd swarrow symbb symbf symbfcal symbffrak symbfit symbfscr
        symbfsf symbfsfit symbfsfup symbfup symcal symfrak symit symnormal symrm symscr
        symsf symsfit symsfup symtt symup tan tanh tau TeX text textbf textit textnormal
        textrm textsf textstyle texttt textup Theta theta thinspace tilde times Tiny tiny to
        top triangle triangleleft triangleright tt underbrace underleftarrow
        underleftrightarrow underline underparen underrightarrow underset Uparrow uparrow
        Updownarrow updownarrow uplus uproot Upsilon upsilon varepsilon varphi varpi varrho
        varsigma vartheta vcenter vdash vdots vec vee Vert vert vphantom wedge widehat
        widetilde wp wr Xi xi zeta
    """,
    "ams": """
        approxeq backepsilon backprime backsim backsimeq barwedge Bbbk because beth between
        bigstar binom blacklozenge blacksquare blacktriangle blacktriangledown
        blacktriangleleft blacktriangleright Box boxdot boxminus boxplus boxtimes Bumpeq
        bumpeq Cap centerdot cfrac checkmark circeq circlearrowleft circlearrowright
        circledast circledcirc circleddash circledR circledS complement Cup curlyeqprec
        curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright daleth dashleftarrow
        dashrightarrow dbinom ddddot dddot dfrac diagdown diagup Diamond digamma
        divideontimes Doteq doteqdot dotplus doublebarwedge doublecap doublecup
        downdownarrows downharpoonleft downharpoonright eqcirc eqref eqsim eqslantgtr
        eqslantless eth fallingdotseq Finv Game genfrac geqq geqslant ggg gggtr gimel
        gnapprox gneq gneqq gnsim gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim
        gvertneqq hslash idotsint iiiint impliedby implies injlim intercal Join leadsto
        leftarrowtail leftleftarrows leftrightarrows leftrightharpoons leftrightsquigarrow
        leftthreetimes leqq leqslant lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim
        lhd llcorner Lleftarrow lll llless lnapprox lneq lneqq lnsim looparrowleft
        looparrowright lozenge lrcorner Lsh ltimes lVert lvert lvertneqq maltese mathring
        measuredangle mho multimap ncong negmedspace negthickspace nexists ngeq ngeqq
        ngeqslant ngtr nLeftarrow nleftarrow nLeftrightarrow nleftrightarrow nleq nleqq
        nleqslant nless nmid nobreakspace notag nparallel nprec npreceq nRightarrow
        nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq
        nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq
        nVDash nVdash nvDash nvdash operatorname pitchfork precapprox preccurlyeq
        precnapprox precneqq precnsim precsim projlim restriction rhd rightarrowtail
        rightleftarrows rightrightarrows rightsquigarrow rightthreetimes risingdotseq
        Rrightarrow Rsh rtimes rVert rvert shortmid shortparallel shoveleft shoveright
        sideset smallfrown smallsetminus smallsmile sphericalangle sqsubset sqsupset square
        Subset subseteqq subsetneq subsetneqq substack succapprox succcurlyeq succnapprox
        succneqq succnsim succsim Supset supseteqq supsetneq supsetneqq tag tbinom tfrac
        therefore thickapprox thicksim triangledown trianglelefteq triangleq trianglerighteq
        twoheadleftarrow twoheadrightarrow ulcorner unlhd unrhd upharpoonleft upharpoonright
        upuparrows urcorner varDelta varGamma varinjlim varkappa varLambda varliminf
        varlimsup varnothing varOmega varPhi varPi varprojlim varpropto varPsi varSigma
        varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq varTheta vartriangle
        vartriangleleft vartriangleright varUpsilon varXi Vdash vDash veebar Vvdash
        xleftarrow xrightarrow yen
    """,
    "mathtools": """
        Aboxed adjustlimits ArrowBetweenLines bigtimes centercolon clap Colonapprox
        colonapprox Coloneq coloneq Coloneqq coloneqq Colonsim colonsim cramped crampedclap
        crampedllap crampedrlap crampedsubstack dblcolon Eqcolon eqcolon Eqqcolon eqqcolon
        lparen mathclap mathllap mathmakebox mathmbox mathrlap MoveEqLeft MTFlushSpaceAbove
        MTFlushSpaceBelow MTThinColon ndownarrow nuparrow ordinarycolon overbracket
        prescript refeq rparen shortvdotswithin splitdfrac splitfrac textclap textllap
        textrlap underbracket vdotswithin xhookleftarrow xhookrightarrow xLeftarrow
        xleftharpoondown xleftharpoonup xLeftrightarrow xleftrightarrow xleftrightharpoons
        xmapsto xmathstrut xRightarrow xrightharpoondown xrightharpoonup xrightleftharpoons
    """,
    "physics": """
        abs absolutevalue acomm acos acosecant acosine acot acotangent acsc admat
        anticommutator antidiagonalmatrix arccosecant arccosine arccot arccotangent arccsc
        arcsec arcsecant arcsine arctangent asec asecant asin asine atan atangent bmqty Bqty
        bqty bra braket comm commutator cosecant cosine cotangent cp cross crossproduct csch
        curl dd derivative determinant diagonalmatrix diffd differential divergence dmat
        dotproduct dv dyad erf ev eval evaluated expectationvalue exponential expval
        fderivative fdv flatfrac functionalderivative grad gradient gradientnabla
        hypcosecant hypcosine hypcotangent hypsecant hypsine hyptangent identitymatrix
        imaginary imat innerproduct ip ket ketbra laplacian logarithm matrixdeterminant
        matrixel matrixelement matrixquantity mdet mel mqty naturallogarithm norm op order
        outerproduct partialderivative paulimatrix pb pderivative pdv pmat Pmqty pmqty
        poissonbracket pqty principalvalue Probability PV pv qall qand qas qassume qc qcc
        qcomma qelse qeven qfor qgiven qif qin qinteger qlet qodd qor qotherwise qq qqtext
        qsince qthen qty quantity qunless qusing rank real Res Residue sbmqty secant sech
        sine smallmatrixquantity smdet smqty sPmqty spmqty svmqty tangent Tr tr Trace trace
        va var variation vb vdot vectorarrow vectorbold vectorunit vmqty vnabla vqty vu xmat
        xmatrix zeromatrix zmat
    """,
    "braket": """
        Bra Braket Ket Ketbra Set set
    """,
    "mhchem": """
        ce longleftrightarrows longLeftrightharpoons longRightleftharpoons
        longrightleftharpoons pu tripledash xLeftrightharpoons xRightleftharpoons
    """,
    "amscd": """
        minCDarrowheight minCDarrowwidth
    """,
    "boldsymbol": """
        boldsymbol
    """,
    "bussproofs": """
        alwaysDashedLine alwaysNoLine alwaysRootAtBottom alwaysRootAtTop alwaysSingleLine
        alwaysSolidLine AXC Axiom AxiomC BIC BinaryInf BinaryInfC dashedLine fCenter
        LeftLabel LL noLine QuaternaryInf QuaternaryInfC QuinaryInf QuinaryInfC RightLabel
        RL rootAtBottom rootAtTop singleLine solidLine TIC TrinaryInf TrinaryInfC UIC
        UnaryInf UnaryInfC
    """,
    "cancel": """
        bcancel cancel cancelto xcancel
    """,
    "centernot": """
        centernot centerOver
    """,
    "color": """
        color colorbox fcolorbox textcolor
    """,
    "colortbl": """
        cellcolor columncolor rowcolor
    """,
    "enclose": """
        enclose
    """,
    "bbox": """
        bbox
    """,
    "extpfeil": """
        Newextarrow xlongequal xtofrom xtwoheadleftarrow xtwoheadrightarrow
    """,
    "gensymb": """
        celsius degree micro ohm perthousand
    """,
    "textcomp": """
        textacutedbl textasciiacute textasciibreve textasciicaron textasciicircum
        textasciidieresis textasciimacron textasciitilde textasteriskcentered textbackslash
        textbaht textbar textbardbl textbigcircle textblank textborn textbraceleft
        textbraceright textbrokenbar textbullet textcelsius textcent textcentoldstyle
        textcircledP textcolonmonetary textcompwordmark textcopyleft textcopyright
        textcurrency textdagger textdaggerdbl textdegree textdied textdiscount textdiv
        textdivorced textdollar textdollaroldstyle textdong textdownarrow texteightoldstyle
        textellipsis textemdash textendash textestimated texteuro textexclamdown
        textfiveoldstyle textflorin textfouroldstyle textfractionsolidus textgravedbl
        textgreater textguarani textinterrobang textinterrobangdown textlangle textlbrackdbl
        textleftarrow textless textlira textlnot textlquill textmarried textmho textminus
        textmu textmusicalnote textnaira textnineoldstyle textnumero textohm textonehalf
        textoneoldstyle textonequarter textonesuperior textopenbullet textordfeminine
        textordmasculine textparagraph textperiodcentered textpertenthousand textperthousand
        textpeso textpm textquestiondown textquotedblleft textquotedblright textquoteleft
        textquoteright textrangle textrbrackdbl textrecipe textreferencemark textregistered
        textrightarrow textrquill textsection textservicemark textsevenoldstyle
        textsixoldstyle textsterling textsurd textthreeoldstyle textthreequarters
        textthreesuperior texttildelow texttimes texttrademark texttwooldstyle
        texttwosuperior textunderscore textuparrow textvisiblespace textwon textyen
        textzerooldstyle
    """,
    "upgreek": """
        upalpha upbeta upchi Updelta updelta upepsilon upeta Upgamma upgamma upiota upkappa
        Uplambda uplambda upmu upnu Upomega upomega upomicron Upphi upphi Uppi uppi Uppsi
        uppsi uprho Upsigma upsigma uptau Uptheta uptheta Upupsilon upupsilon upvarepsilon
        upvarphi upvarpi upvarrho upvarsigma upvartheta Upxi upxi upzeta
    """,
    "verb": """
        verb
    """,
    "KaTeX": """
        alef alefsym Alpha ang argmax argmin Beta bull C Chi clubs cnums Complex Dagger Darr
        dArr darr diamonds empty Epsilon Eta exist Harr hArr harr hearts image infin Iota
        isin Kappa KaTeX lang Larr lArr larr lBrace llbracket Lrarr lrArr lrarr minuso Mu N
        natnums Nu Omicron overgroup overleftharpoon overlinesegment overrightharpoon plim
        plusmn Q R rang Rarr rArr rarr rBrace Reals reals Rho rrbracket sdot sect sout
        spades sub sube supe Tau textcircled thetasym Uarr uArr uarr undergroup
        underlinesegment utilde weierp widecheck Z Zeta
    """,
}
COMMANDS = frozenset(name for names in PACKAGES.values() for name in names.split())
