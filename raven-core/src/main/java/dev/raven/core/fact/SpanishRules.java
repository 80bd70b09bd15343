package dev.raven.core.fact;

import static dev.raven.core.fact.Rule.Mood.SINCE;
import static dev.raven.core.fact.Rule.Mood.SO;
import static dev.raven.core.fact.Shape.NAME;
import static dev.raven.core.fact.Shape.THING;

import java.util.List;

/** The commonest ways of saying things of oneself in Spanish. */
final class SpanishRules {
    static final List<Rule> RULES = List.of(
            Rule.of(0.95, Topic.NAME, NAME, SO, "(?:me llamo|mi nombre es) <Name>"),
            Rule.of(0.95, Topic.HOME, NAME, SINCE, "(?:yo )?vivo en <Name>"),
            Rule.of(0.9, Topic.HOME, NAME, SINCE, "me mudé a <Name>"),
            Rule.of(0.85, Topic.ORIGIN, NAME, SO, "(?:yo )?soy de <Name>"),
            Rule.of(0.9, Topic.JOB, THING, SINCE, "trabajo como (?:un |una )?<any>"),
            Rule.of(0.9, Topic.EMPLOYER, NAME, SINCE, "trabajo (?:en|para) <Name>"),
            Rule.of(0.9, Topic.ALLERGY, THING, SO, "soy alérgic[oa] (?:a las|a los|a la|al|a) <any>"),
            Rule.of(0.9, Topic.DIET, NAME, SO, "soy (?<v>vegan[oa]|vegetarian[oa])\\b"),
            Rule.of(0.8, Topic.DISLIKES, THING, SO, "(?:no me gustan?|odio|detesto) (?:el |la |los |las )?<any>"),
            Rule.of(0.8, Topic.LIKES, THING, SO, "me (?:gustan?|encantan?) (?:mucho )?(?:el |la |los |las )?<any>"));

    private SpanishRules() {}
}
