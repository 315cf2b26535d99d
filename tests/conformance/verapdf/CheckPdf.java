import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files against the standards that the first argument names, such as "ua1,2a", and prints
 * the rules that fail: clause, test, count.
 */
public final class CheckPdf {
    private static final int MOST_OF_A_RULE = 100;

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String id : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(id);
            // What is not known comes back as this.
            if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException(id);
            int bad = 0;
            for (int i = 1; i < arguments.length; i++) {
                if (!check(arguments[i], flavour)) bad++;
            }
            System.out.printf(
                    "veraPDF, %s: %d checked, %d bad%n", flavour, arguments.length - 1, bad);
            if (bad > 0) good = false;
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean check(String path, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, MOST_OF_A_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            report(path, result);
            // A checker that looked at nothing has passed nothing.
            return result.isCompliant() && result.getTotalAssertions() > 0;
        } catch (Exception error) {
            System.out.printf("%s: not checked: %s%n", path, error);
            return false;
        }
    }

    private static void report(String path, ValidationResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> places = new TreeMap<>();
        for (TestAssertion test : result.getTestAssertions()) {
            if (test.getStatus() != TestAssertion.Status.FAILED) continue;
            String rule =
                    String.format(
                            "clause %s, test %d: %s",
                            test.getRuleId().getClause(),
                            test.getRuleId().getTestNumber(),
                            test.getMessage().replaceAll("\\s+", " "));
            counts.merge(rule, 1, Integer::sum);
            places.putIfAbsent(rule, test.getLocation().getContext());
        }
        System.out.printf(
                "%s: %d assertions, %d rules fail%n",
                path, result.getTotalAssertions(), counts.size());
        counts.forEach(
                (rule, count) ->
                        System.out.printf(
                                "  %d times: %s%n    first at %s%n", count, rule, places.get(rule)));
    }
}
