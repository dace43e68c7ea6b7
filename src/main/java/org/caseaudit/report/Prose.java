package org.caseaudit.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Numbers, lists and names as a person would write them. */
final class Prose {

    private static final List<String> WORDS = List.of("no", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten");
    /** Names that end in one of these want an article: "the Hospital Trust", but "Devon and Cornwall Police". */
    private static final Set<String> ORGANISATIONS = Set.of("trust", "service", "services", "company", "group",
            "sub-group", "subgroup", "board", "unit", "team", "council", "partnership", "commissioner",
            "committee", "nspcc", "hospital", "charity");

    private Prose() {
    }

    /** "no", "one" … "ten", then "11". */
    static String number(int n) {
        return n >= 0 && n < WORDS.size() ? WORDS.get(n) : String.format(Locale.UK, "%,d", n);
    }

    /** "one case", "five cases", "no cases". */
    static String count(int n, String noun) {
        return number(n) + " " + plural(n, noun);
    }

    static String plural(int n, String noun) {
        if (n == 1) {
            return noun;
        }
        var regular = !noun.endsWith("y") || noun.endsWith("ay") || noun.endsWith("ey");
        return regular ? noun + "s" : noun.substring(0, noun.length() - 1) + "ies";
    }

    /** "four of the five cases", "all five cases", "both cases", "the one case", "none of the five cases". */
    static String part(int n, int of, String noun) {
        return share(n, of, noun, number(n), number(of));
    }

    /** As {@link #part}, in digits: "3 of the 4 cases". */
    static String digits(int n, int of, String noun) {
        return share(n, of, noun, String.valueOf(n), String.valueOf(of));
    }

    private static String share(int n, int of, String noun, String part, String whole) {
        if (n == of) {
            return switch (of) {
                case 1 -> "the one " + noun;
                case 2 -> "both " + plural(2, noun);
                default -> "all " + whole + " " + plural(of, noun);
            };
        }
        if (of == 1) {
            return "no " + noun;
        }
        return (n == 0 ? "none" : part) + " of the " + whole + " " + plural(of, noun);
    }

    /** "a, b and c"; semicolons where an item has commas of its own. */
    static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        var commas = items.stream().anyMatch(item -> item.contains(","));
        var ands = items.stream().anyMatch(item -> item.contains(" and "));
        var head = String.join(commas ? "; " : ", ", items.subList(0, items.size() - 1));
        var last = items.get(items.size() - 1);
        return head + (commas ? "; and " : ands && items.size() > 2 ? ", and " : " and ") + last;
    }

    /** An organisation's name within a sentence, with its article where it wants one. */
    static String inText(String name) {
        var words = name.strip().split("\\s+");
        var last = words[words.length - 1].toLowerCase(Locale.UK);
        var article = words[0].equalsIgnoreCase("the");
        if (article) {
            return "the" + name.strip().substring(3);
        }
        return ORGANISATIONS.contains(last) ? "the " + name.strip() : name.strip();
    }

    static String inText(List<String> names) {
        return list(names.stream().map(Prose::inText).toList());
    }

    /** First letter in upper case, exactly one full stop at the end. */
    static String sentence(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() || ".!?…”\"".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? capital(stripped) : capital(stripped) + ".";
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }

    /** The text without a full stop at its end, to go on in the sentence. */
    static String open(String text) {
        var stripped = text.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    /** The text without line breaks. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
