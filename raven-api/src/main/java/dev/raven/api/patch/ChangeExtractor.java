package dev.raven.api.patch;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints stand on what a change sets: {@code Change<@CodePoints(max = 256) String>}. */
public final class ChangeExtractor implements ValueExtractor<Change<@ExtractedValue ?>> {

    @Override
    public void extractValues(Change<?> change, ValueReceiver receiver) {
        if (change instanceof Change.Set<?> set) {
            receiver.value(null, set.value());
        }
    }
}
