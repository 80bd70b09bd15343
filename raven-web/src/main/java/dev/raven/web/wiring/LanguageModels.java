package dev.raven.web.wiring;

import dev.raven.core.fact.FactModel;
import dev.raven.core.settings.Environment;
import dev.raven.web.language.ChatCompletions;
import dev.raven.web.language.LanguageModelSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the language model that reads facts, where the operator names one. */
@Dependent
class LanguageModels {

    @Produces
    @Singleton
    FactModel model(Environment environment) {
        return new FactModel(LanguageModelSettings.from(environment).map(ChatCompletions::new));
    }

    void close(@Disposes FactModel model) {
        model.close();
    }
}
