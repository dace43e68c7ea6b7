package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseaudit.sampling.CaseValues.Counted;
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
    private final RankedCaseRepository ranking;
    private final StratumNames names;

    SampleCoverage(SampleDraws draws, FrozenFrames frozen, AuditCases cases,
            RankedCaseRepository ranking, StratumNames names) {
        this.draws = draws;
        this.frozen = frozen;
        this.cases = cases;
        this.ranking = ranking;
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
        List<RankedCaseEntity> sample = ranking.findByDrawIdAndCaseRefIn(
                draw.id(), cases.current(roundId).stream().map(AuditCase::caseRef).toList());
        List<Attribute> attributes = new ArrayList<>();
        frozen.counted(draw.id()).forEach((attribute, values) -> {
            if (values.size() > 1 || !values.get(0).value().isEmpty()) {
                attributes.add(new Attribute(capital(attribute.words()), values.stream()
                        .sorted(Comparator.comparing(Counted::value, NaturalOrder.OF_VALUES))
                        .map(value -> new Value(names.words(value.value(), attribute), value.cases(), (int) sample.stream()
                                .filter(ranked -> ranked.had(attribute, value.value())).count())).toList()));
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
