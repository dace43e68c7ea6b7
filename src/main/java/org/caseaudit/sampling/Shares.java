package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.programme.SamplingPlan.Share;

/** Set numbers as people write them in a line: {@code Health 3, Police 3, Social care 4}. */
final class Shares {

    private static final Pattern ENTRY =
            Pattern.compile("\\s*(?<name>\\S.*?)[\\s:=]*[\\s:=](?<cases>\\d{1,3})\\s*(?:[,;\\n]|\\band\\b|$)");

    private Shares() {
    }

    /**
     * @param strata names of strata, each with what people may call it
     * @throws IllegalArgumentException with a message for whoever wrote the text
     */
    static List<Share> parse(String text, Map<String, List<String>> strata) {
        Map<String, String> byWords = new HashMap<>();
        strata.forEach((name, calls) -> calls.forEach(call -> byWords.putIfAbsent(plain(call), name)));
        List<Share> shares = new ArrayList<>();
        Set<String> said = new HashSet<>();
        Matcher entry = ENTRY.matcher(text.strip());
        int end = 0;
        while (entry.find() && entry.start() == end) {
            String stratum = byWords.get(plain(entry.group("name")));
            if (stratum == null) {
                throw new IllegalArgumentException("“" + entry.group("name") + "” is none of these cases’ values: "
                        + strata.values().stream().map(calls -> calls.get(0)).sorted().limit(30)
                                .collect(Collectors.joining(", ")));
            }
            if (!said.add(stratum)) {
                throw new IllegalArgumentException("“" + entry.group("name") + "” stands there twice");
            }
            if (Integer.parseInt(entry.group("cases")) > 0) {
                shares.add(new Share(stratum, Integer.parseInt(entry.group("cases"))));
            }
            end = entry.end();
        }
        if (end != text.strip().length() || shares.isEmpty()) {
            throw new IllegalArgumentException(
                    "cannot be read from “" + text.strip().substring(Math.min(end, text.strip().length())).strip()
                            + "” on; write names and numbers, such as “Police 3, Health 4”");
        }
        return shares;
    }

    /** As people would have written them. */
    static String words(List<Share> shares) {
        return shares.stream().map(share -> String.join(" / ", Frame.values(share.stratum())) + " " + share.cases())
                .collect(Collectors.joining(", "));
    }

    private static String plain(String words) {
        return words.strip().toLowerCase(Locale.UK).replaceAll("[\\s_/-]+", " ");
    }
}
