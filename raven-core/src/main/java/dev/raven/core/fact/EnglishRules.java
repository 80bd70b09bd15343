package dev.raven.core.fact;

import static dev.raven.core.fact.Rule.Mood.DATED;
import static dev.raven.core.fact.Rule.Mood.HAPPENED;
import static dev.raven.core.fact.Rule.Mood.OVER;
import static dev.raven.core.fact.Rule.Mood.SINCE;
import static dev.raven.core.fact.Rule.Mood.SO;
import static dev.raven.core.fact.Rule.Mood.TO_COME;
import static dev.raven.core.fact.Shape.DEED;
import static dev.raven.core.fact.Shape.NAME;
import static dev.raven.core.fact.Shape.NOTHING;
import static dev.raven.core.fact.Shape.ORDER;
import static dev.raven.core.fact.Shape.THING;

import java.util.List;

/** How people say things of themselves in English. The first rule that fits a clause is the one. */
final class EnglishRules {
    private static final String IM = "I(?:'m| am) <adv>";
    private static final String IVE = "I(?:'ve| have) <adv>";
    private static final String NOT = "(?:do not|don't|dont) <adv>";
    private static final String LONGER = " (?:any ?more|any longer)\\b";
    private static final String LANGUAGE =
            "(?<v>java(?:script)?|typescript|python|kotlin|scala|rust|go(?:lang)?|c|c\\+\\+|c#|f#|ruby|php"
                    + "|perl|swift|haskell|clojure|elixir|erlang|ocaml|dart|lua|julia|r|zig|cobol|fortran)(?![\\p{L}\\p{N}+#'])";
    private static final String SPOKEN = "(?<v>(?-i:\\p{Lu}\\p{L}++(?:(?:, (?:and )?| and )\\p{Lu}\\p{L}++){0,6}))";
    private static final String TRADE =
            "(?<v>(?:[\\p{L}-]+ ){0,3}(?:teacher|engineer|developer|programmer|nurse|doctor|physician"
                    + "|surgeon|dentist|lawyer|attorney|accountant|designer|architect|scientist|researcher|professor|student|writer"
                    + "|author|journalist|editor|musician|artist|painter|photographer|chef|cook|baker|barista|waiter|waitress"
                    + "|carpenter|plumber|electrician|mechanic|pilot|farmer|gardener|librarian|translator|consultant|manager|counselor"
                    + "|counsellor|therapist|psychologist|psychiatrist|pharmacist|veterinarian|vet|analyst|administrator"
                    + "|entrepreneur|freelancer|firefighter|police officer|soldier|salesperson|realtor|banker|economist|biologist"
                    + "|chemist|physicist|mathematician|statistician|tutor|coach|trainer|social worker|paralegal|hairdresser))(?![\\p{L}'-])";
    private static final String EATING =
            "(?:a )?(?:strict )?(?<v>vegan|vegetarian|pescatarian|pescetarian|flexitarian|keto|gluten-free"
                    + "|dairy-free|kosher|halal)\\b(?! (?:food|restaurant|recipe|meal|dish|options?|places?|curious))";
    private static final String DID =
            "(?<v>(?:went|visited|bought|got|started|finished|met|moved|joined|took|made|saw|attended|signed up"
                    + "|ran|adopted|graduated|quit|left|became|began|won|lost|completed|travell?ed|flew|drove|hiked|camped|sold|launched"
                    + "|opened|read|watched|learned|painted|wrote|built|celebrated|hosted|organized|organised|applied|passed|failed"
                    + "|broke|married|proposed|retired|registered|donated|volunteered|performed|played|planted|cooked|baked|tried"
                    + "|received|published|participated|enrolled|underwent|had)\\b.++)";

    static final List<Rule> RULES = List.of(
            Rule.of(0.95, Topic.NAME, NAME, SO, "my (?:full |first |real )?name(?:'s| is) <Name>"),
            Rule.of(0.9, Topic.NAME, NAME, SO, "(?:please )?(?:you can )?call me <Name>$"),
            Rule.of(0.9, Topic.NAME, NAME, SO, "(?:people|friends|everyone|they|everybody) calls? me <Name>$"),
            Rule.of(0.85, Topic.NAME, NAME, SO, "I go by <Name>$"),
            Rule.of(0.8, Topic.NAME, NAME, SO, "(?<=(?:hi|hey|hello)[,!]? )I(?:'m| am) <Name>$"),
            Rule.of(0.9, Topic.AGE, NAME, SO, IM + "(?<v>\\d{1,3}) (?:years|yrs)(?: old)?\\b"),
            Rule.of(0.75, Topic.AGE, NAME, SO, IM + "(?<v>1[3-9]|[2-9]\\d)$"),
            Rule.of(0.85, Topic.AGE, NAME, SO, "I (?:just |recently )?turned (?<v>\\d{1,3})\\b"),
            Rule.of(0.9, Topic.BIRTHDAY, THING, SO, "my birthday(?:'s| is) (?:on )?(?:the )?<any>"),
            Rule.of(0.9, Topic.BIRTHDAY, THING, SO, "I was born on (?:the )?<any>"),
            Rule.of(0.85, Topic.HOME, NAME, OVER, "I (?:no longer live|" + NOT + "live) in <Name>(?=$|" + LONGER + ")"),
            Rule.of(0.85, Topic.HOME, NAME, OVER, "I(?:'ve| have)? (?:just )?moved (?:away from|out of) <Name>"),
            Rule.of(0.95, Topic.HOME, NAME, SINCE, "I <adv>(?:live|reside) in <Name>"),
            Rule.of(0.9, Topic.HOME, NAME, SINCE, IM + "(?:living|based) in <Name>"),
            Rule.of(
                    0.9,
                    Topic.HOME,
                    NAME,
                    SINCE,
                    IVE + "(?:lived|been living|been based) in <Name>(?= (?:since|for)\\b)"),
            Rule.of(
                    0.9,
                    Topic.HOME,
                    NAME,
                    SINCE,
                    "(?:I|we)(?:'ve| have)? <adv>(?:moved|relocated) (?:here )?(?:from [\\p{L} ]{1,30} )?(?:over |back )?to <Name>"),
            Rule.of(
                    0.9,
                    Topic.ORIGIN,
                    NAME,
                    SO,
                    "(?:" + IM + "(?:originally )?|I <adv>(?:originally )?come )from <Name>"),
            Rule.of(
                    0.85,
                    Topic.ORIGIN,
                    NAME,
                    SO,
                    "I (?:was born (?:and raised )?|grew up |was raised )in (?![12]\\d{3})<Name>"),
            Rule.of(0.85, Topic.JOB, THING, OVER, "I (?:no longer work|" + NOT + "work) as (?:an? )?<any>"),
            Rule.of(
                    0.85,
                    Topic.JOB,
                    NOTHING,
                    OVER,
                    "I(?:'ve| have)? (?:just |recently )?(?:quit|left|lost) my job\\b(?<v>)"),
            Rule.of(
                    0.95,
                    Topic.JOB,
                    THING,
                    SINCE,
                    "I(?:'ve| have)? <adv>(?:work|worked|been working)(?: (?:full|part)[ -]time)? as (?:an? )?(?<v>(?:(?! (?:at|for|in|with|since)\\b).)++)"),
            Rule.of(
                    0.9,
                    Topic.JOB,
                    THING,
                    SINCE,
                    IM + "(?:working|employed) as (?:an? )?(?<v>(?:(?! (?:at|for|in|with|since)\\b).)++)"),
            Rule.of(
                    0.85,
                    Topic.JOB,
                    THING,
                    SINCE,
                    "I <adv>(?:started|began|got)(?: (?:a (?:new )?job|working))? as (?:an? )(?<v>(?:(?! (?:at|for|in|with|since)\\b).)++)"),
            Rule.of(0.85, Topic.JOB, NAME, SO, IM + "an? (?:retired )?" + TRADE + "(?! of (?:the|all|my)\\b)"),
            Rule.of(0.85, Topic.EMPLOYER, NAME, OVER, "I (?:no longer work|" + NOT + "work) (?:at|for) <Name>"),
            Rule.of(
                    0.85,
                    Topic.EMPLOYER,
                    NAME,
                    OVER,
                    "I(?:'ve| have)? (?:just |recently )?(?:quit|left) my job at <Name>"),
            Rule.of(0.9, Topic.EMPLOYER, NAME, SINCE, "I <adv>work (?:at|for) <Name>"),
            Rule.of(
                    0.9,
                    Topic.EMPLOYER,
                    NAME,
                    SINCE,
                    "(?:" + IM + "working|" + IVE + "(?:been working|worked)) (?:at|for) <Name>"),
            Rule.of(
                    0.85,
                    Topic.EMPLOYER,
                    NAME,
                    SINCE,
                    "I <adv>(?:started|began|got) (?:working|work|a (?:new )?job) (?:at|for) <Name>"),
            Rule.of(
                    0.85,
                    Topic.STUDIES,
                    THING,
                    SINCE,
                    "(?:I <adv>(?:study|major in)|" + IM
                            + "(?:studying|majoring in)) (?!for\\b|at\\b|hard|with\\b|abroad|in\\b)(?<v>(?:(?! (?:at|in|with|since)\\b).)++)"),
            Rule.of(
                    0.9,
                    Topic.NATIVE,
                    NAME,
                    SO,
                    "my (?:native language|mother tongue|first language)(?:'s| is) " + SPOKEN),
            Rule.of(0.9, Topic.SPEAKS, NAME, SO, "I <adv>speak (?:fluent |some |a (?:little|bit of) )?" + SPOKEN),
            Rule.of(
                    0.9,
                    Topic.PROGRAMMING,
                    NAME,
                    SO,
                    "I <adv>(?:prefer|prefer (?:using|to use|writing|coding in)|(?:code|program|write code|develop|work) (?:mostly |mainly |only )?in) "
                            + LANGUAGE),
            Rule.of(
                    0.9,
                    Topic.PROGRAMMING,
                    NAME,
                    SO,
                    "my (?:favou?rite|preferred|main|go-to) (?:programming |coding )?language(?:'s| is)(?: now)? "
                            + LANGUAGE),
            Rule.of(
                    0.85,
                    Topic.PROGRAMMING,
                    NAME,
                    SINCE,
                    "(?:I|we)(?:'ve| have)? <adv>(?:switched|moved|migrated) (?:from [\\p{L}+#]{1,16} )?(?:over )?to "
                            + LANGUAGE),
            Rule.of(0.9, Topic.TIME_ZONE, NAME, SO, "my time ?zone(?:'s| is) (?<v>[\\p{L}\\p{N}+:/_-]{2,32})"),
            Rule.of(
                    0.9,
                    Topic.STATUS,
                    NAME,
                    SINCE,
                    IM
                            + "(?:happily |newly )?(?<v>married|engaged|divorced|widowed|single)(?= to\\b| now\\b|$| since\\b| for\\b| with\\b)"),
            Rule.of(
                    0.85,
                    Topic.STATUS,
                    NAME,
                    SINCE,
                    "(?:I|we) (?:just |recently |finally )?got (?<v>married|engaged|divorced)\\b"),
            Rule.of(
                    0.9,
                    Topic.CHILDREN,
                    NAME,
                    SO,
                    "(?:I|we)(?:'ve| have)? <adv>(?:have|got) (?<v>(?:\\d|one|two|three|four|five|six) (?:(?:young|little|small|adult|teenage|lovely|wonderful) )?(?:kids?|child(?:ren)?|daughters?|sons?))\\b"),
            Rule.of(
                    0.9,
                    Topic.RELATION,
                    NAME,
                    SO,
                    "(?:my|our) <who>(?:'s name is| is (?:called|named)|'s called|'s named) <Name>"),
            Rule.of(
                    0.9,
                    Topic.RELATION,
                    NAME,
                    SO,
                    "(?:I|we)(?:'ve| have)? <adv>(?:have|got|adopted) an? (?:[\\p{L}-]+ ){0,2}<who>(?:,)? (?:named|called) <Name>"),
            Rule.of(
                    0.8,
                    Topic.RELATION,
                    NAME,
                    SO,
                    "(?:my|our) <who>,? (?<v>(?-i:\\p{Lu}\\p{L}++)),? (?=(?:is|was|has|loves|likes|works|lives|and I|just|got|turned|also|will)\\b)"),
            Rule.of(0.85, Topic.DIET, NAME, OVER, "I(?:'m| am) (?:no longer|not) " + EATING + "(?=$|" + LONGER + ")"),
            Rule.of(
                    0.95,
                    Topic.DIET,
                    NAME,
                    SINCE,
                    "(?:" + IM + "|" + IVE + "been |I(?:'ve| have)? <adv>(?:went|become|became|turned|gone) )"
                            + EATING),
            Rule.of(
                    0.85,
                    Topic.AVOIDS,
                    THING,
                    SO,
                    "I (?:" + NOT
                            + "|never |can't |cannot )(?:eat|drink) (?<v>(?:(?! (?:before|after|on|at|in|with|during|until)\\b).)++)"),
            Rule.of(0.95, Topic.ALLERGY, THING, SO, IM + "allergic to <any>"),
            Rule.of(0.9, Topic.ALLERGY, THING, SO, "I have an? (?:severe |mild |bad |serious )?(?:allergy to <any>)"),
            Rule.of(
                    0.9,
                    Topic.ALLERGY,
                    NAME,
                    SO,
                    "I have an? (?:severe |mild |bad |serious )?(?<v>[\\p{L}-]+) allergy\\b"),
            Rule.of(0.9, Topic.ALLERGY, NAME, SO, IM + "(?<v>lactose|gluten|fructose|histamine)[ -]intolerant\\b"),
            Rule.of(
                    0.85,
                    Topic.LIKES,
                    THING,
                    OVER,
                    "I (?:no longer|" + NOT + ")(?: )?(?:like|love|enjoy) (?<v>(?:(?!" + LONGER + ").)+)" + LONGER),
            Rule.of(0.85, Topic.LIKES, THING, OVER, "I no longer (?:like|love|enjoy) <any>"),
            Rule.of(
                    0.85,
                    Topic.DISLIKES,
                    THING,
                    SO,
                    "I (?:" + NOT
                            + "(?:like|enjoy|care for)|<adv>(?:hate|dislike|detest|loathe)|(?:can't|cannot) stand) (?:to )?(?!wait\\b|bother|interrupt|admit|break it)<any>"),
            Rule.of(
                    0.8,
                    Topic.LIKES,
                    THING,
                    SO,
                    "I <adv>(?:like|love|enjoy|adore) (?!to (?:think|hear|see|know|say|be|have|do|get|help|hang|keep|make)\\b)<any>"),
            Rule.of(
                    0.8,
                    Topic.LIKES,
                    THING,
                    SO,
                    IM
                            + "(?:(?:a )?(?:huge|big|great|massive) fan of|fond of|passionate about|into|keen on|crazy about) <any>"),
            Rule.of(
                    0.85,
                    Topic.FAVORITE,
                    THING,
                    SO,
                    "my (?:all[ -]time )?favou?rite (?<k>[a-z]{3,16}(?: [a-z]{3,16})?)(?:'s| is| are) (?:definitely |probably |still |now )*+(?:the )?<any>"),
            Rule.of(0.85, Topic.PREFERS, THING, SO, "I <adv>prefer (?:to )?<any>"),
            Rule.of(
                    0.85,
                    Topic.OWNS,
                    THING,
                    SO,
                    "I <adv>(?:own|drive) (?:an? )(?<v>(?:(?! (?:in|to|from|every|at|on|for)\\b).)++)"),
            Rule.of(
                    0.85,
                    Topic.PLAN,
                    DEED,
                    TO_COME,
                    "(?:I|we)(?:'m|'re| am| are)? <adv>(?:planning|plan|hoping|intend|intending|aiming|aim) (?:to|on) (?<v>(?!.*\\bhear\\b).++)"),
            Rule.of(
                    0.85,
                    Topic.PLAN,
                    DEED,
                    TO_COME,
                    "(?:I|we)(?:'m|'re| am| are) <adv>planning (?<v>(?:an?|my|our) .++)"),
            Rule.of(
                    0.8,
                    Topic.PLAN,
                    DEED,
                    DATED,
                    "(?:I|we)(?:(?:'m|'re| am| are) <adv>(?:going to|gonna)| will|'ll) (?<v>(?!be\\b|see\\b|let\\b|try\\b)[a-z]++\\b.++)"),
            Rule.of(
                    0.8,
                    Topic.PLAN,
                    DEED,
                    DATED,
                    "(?:I|we)(?:'m|'re| am| are) <adv>(?:going )?(?<v>(?!thinking|feeling|looking|doing|wondering|going|trying|being|having trouble)[a-z]++ing\\b.++)"),
            Rule.of(
                    0.8,
                    Topic.EVENT,
                    DEED,
                    HAPPENED,
                    "(?:I|we) (?:just |finally |recently |also |actually )*+(?!had an? (?:[a-z]+ )?(?:time|day|week|weekend|blast)\\b)"
                            + DID),
            Rule.of(
                    0.85,
                    Topic.INSTRUCTION,
                    ORDER,
                    SO,
                    "(?:from now on|in (?:the )?future|going forward)[, ]+(?:please )?(?<v>(?!I\\b|we\\b|I'll)[a-z]++\\b.++)"),
            Rule.of(0.85, Topic.INSTRUCTION, ORDER, SO, "(?:please )(?<v>(?:always|never) [a-z]++\\b.++)"),
            Rule.of(
                    0.8,
                    Topic.INSTRUCTION,
                    ORDER,
                    SO,
                    "(?<v>(?:always|never) (?:use|answer|reply|respond|write|call|give(?! up)|show|include|add|start|end|keep|mention|suggest|recommend|ask|explain|format|address|speak|send|put|schedule|book)\\b.++)"),
            Rule.of(
                    0.8,
                    Topic.INSTRUCTION,
                    ORDER,
                    SO,
                    "please (?<v>(?:answer|respond|reply|speak|talk)(?: to me)? (?:only |always )?(?:in|briefly|concisely|formally|informally|with)\\b.*+)"));

    private EnglishRules() {}
}
