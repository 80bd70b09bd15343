package dev.raven.core.fact;

import java.util.Optional;

/** The language model that reads facts besides the rules; none, unless the operator names one. */
public record FactModel(Optional<LanguageModel> languageModel) implements AutoCloseable {

    @Override
    public void close() {
        languageModel.ifPresent(LanguageModel::close);
    }
}
