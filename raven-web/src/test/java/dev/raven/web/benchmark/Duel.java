package dev.raven.web.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Two loads in short turns, one after the other and again, so that a machine's moods touch both. */
final class Duel {
    private final String name;
    private final String other;
    private final double aim;
    private final int turns;

    /** @param aim what the first should reach of the second, as a ratio */
    Duel(String name, String other, double aim, int turns) {
        this.name = name;
        this.other = other;
        this.aim = aim;
        this.turns = turns;
    }

    Table fight(String title, DoubleSupplier one, DoubleSupplier two) {
        Table table = new Table(title, "turn", name + "/s", other + "/s", "ratio", "load");
        List<Double> ratios = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            Progress.say(name + " against " + other + ", turn " + turn + " of " + turns);
            double mine = one.getAsDouble();
            double theirs = two.getAsDouble();
            ratios.add(mine / theirs);
            table.row(
                    turn,
                    whole(mine),
                    whole(theirs),
                    ratio(mine / theirs),
                    Machine.load().replace("load average ", ""));
        }
        Collections.sort(ratios);
        return table.row("median", "", "", ratio(median(ratios)), "")
                .row("least, most", "", "", ratio(ratios.get(0)) + ", " + ratio(ratios.get(turns - 1)), "")
                .row("aim", "", "", ratio(aim), "");
    }

    static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static String whole(double rate) {
        return String.format(Locale.ROOT, "%.0f", rate);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
