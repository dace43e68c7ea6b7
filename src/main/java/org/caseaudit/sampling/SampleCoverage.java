package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.register.Frames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the sample as it is now reflects the frame it was drawn from. Its numbers are small enough to tell of a child:
 * only the audit group, coordinators and oversight may see them, which is for the callers to see to.
 */
@Service
@Transactional(readOnly = true)
public class SampleCoverage {

    private final SampleDraws draws;
    private final FrozenFrames frozen;
    private final AuditCases cases;
    private final Frames register;
    private final StratumNames names;

    SampleCoverage(SampleDraws draws, FrozenFrames frozen, AuditCases cases, Frames register,
            StratumNames names) {
        this.draws = draws;
        this.frozen = frozen;
        this.cases = cases;
        this.register = register;
        this.names = names;
    }

    /**
     * @param attributes those whose values the register knows, if they are not different for almost every case
     * @param strata     empty unless the draw has some
     */
    public record Coverage(List<Attribute> attributes, List<StratumPlaces> strata) {

        /** Strata with fewer cases in the sample than they have places. */
        public List<StratumPlaces> unmet() {
            return strata.stream().filter(stratum -> stratum.sample() < stratum.places()).toList();
        }

        /** Strata that were too small for a place, or were given none. */
        public List<StratumPlaces> withoutPlace() {
            return strata.stream().filter(stratum -> stratum.frame() > 0 && stratum.places() == 0).toList();
        }
    }

    /** @param name as it reads in a heading */
    public record Attribute(String name, List<Value> values) {

        /** The values that no case of the sample has. */
        public List<String> missing() {
            return values.stream().filter(value -> value.sample() == 0).map(Value::value).toList();
        }
    }

    /** How many cases of the frame and of the sample have a value. */
    public record Value(String value, int frame, int sample) {
    }

    /** A stratum's cases in the frame, its places, and its cases in the sample. */
    public record StratumPlaces(String stratum, int frame, int places, int sample) {

        /** Whether chance had no part in it: all there are were taken. */
        public boolean isWhole() {
            return places > 0 && places >= frame;
        }
    }

    /** The coverage of a round's sample; of no content before there is one. */
    public Coverage of(long roundId) {
        return draws.current(roundId).map(draw -> new Coverage(attributes(roundId, draw), strata(roundId, draw)))
                .orElse(new Coverage(List.of(), List.of()));
    }

    private List<Attribute> attributes(long roundId, Draw draw) {
        Map<CaseAttribute, Map<String, Integer>> frame = frozen.coverage(draw.id());
        Map<CaseAttribute, Map<String, Integer>> sample = new EnumMap<>(CaseAttribute.class);
        register.read(cases.current(roundId).stream().map(AuditCase::caseRef).toList(), row -> {
            for (CaseAttribute attribute : CaseAttribute.values()) {
                String value = row.value(attribute);
                sample.computeIfAbsent(attribute, any -> new TreeMap<>())
                        .merge(value == null ? "" : value, 1, Integer::sum);
            }
        });
        List<Attribute> attributes = new ArrayList<>();
        frame.forEach((attribute, inFrame) -> {
            Map<String, Integer> inSample = sample.getOrDefault(attribute, Map.of());
            TreeSet<String> values = new TreeSet<>(inFrame.keySet());
            values.addAll(inSample.keySet());
            if (values.size() > 1 || !values.contains("")) {
                attributes.add(new Attribute(capital(attribute.words()), values.stream()
                        .map(value -> new Value(names.words(value, attribute),
                                inFrame.getOrDefault(value, 0), inSample.getOrDefault(value, 0))).toList()));
            }
        });
        return attributes;
    }

    private List<StratumPlaces> strata(long roundId, Draw draw) {
        if (!draw.method().hasStrata()) {
            return List.of();
        }
        Map<String, Long> sample = cases.current(roundId).stream()
                .collect(Collectors.groupingBy(c -> c.stratum() == null ? "" : c.stratum(), Collectors.counting()));
        return frozen.strata(draw.id()).stream().map(stratum -> new StratumPlaces(
                names.words(stratum.name(), draw.columns()),
                stratum.size(), stratum.sample(), sample.getOrDefault(stratum.name(), 0L).intValue())).toList();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
