package dev.raven.core.fact;

import static dev.raven.core.fact.Rule.Mood.SINCE;
import static dev.raven.core.fact.Rule.Mood.SO;
import static dev.raven.core.fact.Shape.NAME;
import static dev.raven.core.fact.Shape.THING;

import java.util.List;

/** The commonest ways of saying things of oneself in German. */
final class GermanRules {
    private static final String WHERE =
            "(?<v>(?-i:\\p{Lu}[\\p{L}'.-]*+(?: (?:am|an der|im|in der) \\p{Lu}[\\p{L}'.-]*+)?))";

    static final List<Rule> RULES = List.of(
            Rule.of(0.95, Topic.NAME, NAME, SO, "(?:mein Name ist|ich heiße) <Name>"),
            Rule.of(0.95, Topic.HOME, NAME, SINCE, "ich (?:wohne|lebe)(?: jetzt| seit \\d{4})? in " + WHERE),
            Rule.of(
                    0.9,
                    Topic.HOME,
                    NAME,
                    SINCE,
                    "ich bin (?:[\\p{L} ]{1,24} )?nach (?<v>(?-i:\\p{Lu}[\\p{L}'.-]*+)) (?:um)?gezogen"),
            Rule.of(0.9, Topic.ORIGIN, NAME, SO, "ich komme (?:ursprünglich )?aus (?:der )?<Name>"),
            Rule.of(0.9, Topic.JOB, NAME, SINCE, "ich arbeite als (?<v>(?-i:\\p{Lu}[\\p{L}-]*+))"),
            Rule.of(0.9, Topic.EMPLOYER, NAME, SINCE, "ich arbeite (?:bei|für) (?:der )?<Name>"),
            Rule.of(0.9, Topic.ALLERGY, THING, SO, "ich bin allergisch gegen <any>"),
            Rule.of(0.9, Topic.DIET, NAME, SO, "ich bin (?<v>vegan|vegetarisch|vegetarier(?:in)?|veganer(?:in)?)\\b"),
            Rule.of(0.8, Topic.DISLIKES, THING, SO, "ich (?:mag (?:keinen?|kein)|hasse) <any>"),
            Rule.of(0.75, Topic.LIKES, THING, SO, "ich (?:mag|liebe) (?!.*\\bnicht\\b)(?!keine?n?\\b)<any>"));

    private GermanRules() {}
}
