package dev.raven.core.recall;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A cross-encoder of a dozen operators, written as an ONNX file field by field: it counts how often a piece of the question
 * stands in the text. Its vocabulary is what the tests say.
 */
public final class OverlapModel {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int INT_ATTRIBUTE = 2;
    private static final int INTS_ATTRIBUTE = 7;

    private OverlapModel() {}

    /** Writes {@code model.onnx} and {@code tokenizer.json} into a folder; returns the model. */
    public static Path write(Path folder, List<String> words) throws IOException {
        StringBuilder vocabulary = new StringBuilder("{\"[PAD]\": 0, \"[UNK]\": 1, \"[CLS]\": 2, \"[SEP]\": 3");
        for (int i = 0; i < words.size(); i++) {
            vocabulary.append(", \"").append(words.get(i)).append("\": ").append(i + 4);
        }
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"vocab\": " + vocabulary + "}}}");
        return Files.write(folder.resolve("model.onnx"), model(List.of(1L, 1L)));
    }

    /** One that gives a number for each piece instead of one for the pair. */
    static Path writeAnother(Path folder) throws IOException {
        return Files.write(folder.resolve("another.onnx"), model(List.of(1L, 2L)));
    }

    /** logits = question × (pieces equal to pieces) × text, where question and text are 1 at their own pieces. */
    private static byte[] model(List<Long> shape) {
        Message graph = new Message();
        graph.message(1, node("Sub", "attention_mask token_type_ids", "q"));
        graph.message(1, node("Cast", "q", "question").message(5, number("to", FLOAT)));
        graph.message(1, node("Cast", "token_type_ids", "text").message(5, number("to", FLOAT)));
        graph.message(1, node("Unsqueeze", "input_ids", "down").message(5, numbers("axes", 2)));
        graph.message(1, node("Unsqueeze", "input_ids", "across").message(5, numbers("axes", 1)));
        graph.message(1, node("Equal", "down across", "same"));
        graph.message(1, node("Cast", "same", "matches").message(5, number("to", FLOAT)));
        graph.message(1, node("Unsqueeze", "question", "row").message(5, numbers("axes", 1)));
        graph.message(1, node("Unsqueeze", "text", "column").message(5, numbers("axes", 2)));
        graph.message(1, node("MatMul", "row matches", "sums"));
        boolean whole = shape.get(1) == 1;
        graph.message(1, node("MatMul", whole ? "sums column" : "sums matches", "sum"));
        graph.message(1, node("Flatten", "sum", "logits").message(5, number("axis", 1)));
        graph.text(2, "overlap");
        for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
            graph.message(11, value(input, INT64, new Message().number(1, 1), new Message().text(2, "n")));
        }
        graph.message(12, value("logits", FLOAT, new Message().number(1, 1), new Message().text(2, "m")));
        Message model = new Message().number(1, 6).message(7, graph);
        return model.message(8, new Message().text(1, "").number(2, 11)).bytes();
    }

    private static Message node(String operator, String inputs, String output) {
        Message node = new Message();
        for (String input : inputs.split(" ")) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static Message number(String name, long number) {
        return new Message().text(1, name).number(3, number).number(20, INT_ATTRIBUTE);
    }

    private static Message numbers(String name, long number) {
        return new Message().text(1, name).number(8, number).number(20, INTS_ATTRIBUTE);
    }

    private static Message value(String name, int type, Message... sizes) {
        Message shape = new Message();
        for (Message size : sizes) {
            shape.message(1, size);
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A Protocol Buffers message, as far as ONNX needs it here. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long number) {
            varint(field << 3 | VARINT);
            varint(number);
            return this;
        }

        Message text(int field, String text) {
            return bytes(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message message) {
            return bytes(field, message.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message bytes(int field, byte[] bytes) {
            varint(field << 3 | BYTES);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void varint(long number) {
            long left = number;
            while (left > 127) {
                out.write((int) (left & 127 | 128));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }
}
