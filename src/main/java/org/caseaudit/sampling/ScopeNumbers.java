package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Directory;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.programme.SamplingPlan;
import org.caseaudit.programme.SamplingPlan.Share;
import org.caseaudit.programme.SeedOrigin;
import org.caseaudit.register.FrameGroup;
import org.caseaudit.register.Frames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a scope comes to, before it is agreed: how many cases, how they spread, and what of it cannot be. */
@Service
@Transactional(readOnly = true)
public class ScopeNumbers {

    /** More would leave most without a place and the table without a reader. */
    private static final int MOST_STRATA = 200;

    private final Frames register;
    private final Directory directory;
    private final StratumNames names;

    ScopeNumbers(Frames register, Directory directory, StratumNames names) {
        this.register = register;
        this.directory = directory;
        this.names = names;
    }

    /**
     * @param spread   cases by value of each attribute, those with most cases first
     * @param strata   empty unless the draw has some
     * @param problems what keeps the draw from being possible, by field of the form
     */
    public record Numbers(
            int matching, int drawable, Map<CaseAttribute, List<Value>> spread, List<Line> strata,
            List<Problem> problems) {
    }

    /** How many cases have a value; the value as people read it. */
    public record Value(String value, int cases) {
    }

    /** @param places null where they cannot be told yet */
    public record Line(String stratum, int drawable, Integer places) {
    }

    /** Counts what the draft comes to now. */
    public Numbers of(ScopeDraft draft) {
        List<Problem> problems = new ArrayList<>();
        List<FrameGroup> strata = strata(draft);
        List<Share> shares = shares(draft, strata, problems);
        FrameFilter filter = SampleDraws.filter(draft.filter(), plan(draft, shares, 0, SeedOrigin.RANDOM));
        FrameGroup all = register.count(filter, List.of()).get(0);
        check(draft, shares, strata, problems);
        Map<CaseAttribute, List<Value>> spread = new LinkedHashMap<>();
        for (CaseAttribute attribute : CaseAttribute.values()) {
            List<Value> values = spread(filter, attribute);
            if (!values.isEmpty()) {
                spread.put(attribute, values);
            }
        }
        return new Numbers(all.cases(), drawable(draft, all), spread, lines(draft, shares, strata), problems);
    }

    /**
     * The plan that the draft comes to.
     *
     * @param problems takes what is wrong with it, by field of the form
     */
    public SamplingPlan plan(ScopeDraft draft, int reserves, SeedOrigin seedOrigin, List<Problem> problems) {
        List<FrameGroup> strata = strata(draft);
        List<Share> shares = shares(draft, strata, problems);
        check(draft, shares, strata, problems);
        return plan(draft, shares, reserves, seedOrigin);
    }

    /** The set numbers of a plan as people write them. */
    public static String inWords(List<Share> shares) {
        return Shares.words(shares);
    }

    private static SamplingPlan plan(ScopeDraft draft, List<Share> shares, int reserves, SeedOrigin seedOrigin) {
        return new SamplingPlan(draft.method(), draft.columns(), shares, reserves, seedOrigin);
    }

    private List<FrameGroup> strata(ScopeDraft draft) {
        return draft.method().hasStrata() && !draft.columns().isEmpty()
                ? register.count(draft.filter(), draft.columns()) : List.of();
    }

    private List<Share> shares(ScopeDraft draft, List<FrameGroup> strata, List<Problem> problems) {
        if (draft.shares() == null) {
            return List.of();
        }
        try {
            return Shares.parse(draft.shares(), calls(draft, strata));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("shares", e.getMessage()));
            return List.of();
        }
    }

    /** What people may call each stratum: an agency by its code or name, whether or not it put a case forward. */
    private Map<String, List<String>> calls(ScopeDraft draft, List<FrameGroup> strata) {
        Map<String, List<String>> calls = new TreeMap<>(Stratum.BY_BYTES);
        strata.stream().map(group -> Frame.stratum(group.values()))
                .filter(name -> draft.method() != SamplingMethod.QUOTA || !name.isEmpty())
                .forEach(name -> calls.put(name, List.of(names.words(name, draft.columns()), String.join(" / ", Frame.values(name)))));
        if (draft.columns().equals(List.of(CaseAttribute.NOMINATING_AGENCY))) {
            for (Agency agency : directory.agencies()) {
                calls.put(Frame.field(agency.code()), List.of(agency.name(), agency.code()));
            }
        }
        return calls;
    }

    private static void check(
            ScopeDraft draft, List<Share> shares, List<FrameGroup> strata, List<Problem> problems) {
        if (draft.method() != SamplingMethod.SIMPLE && draft.columns().isEmpty()) {
            problems.add(new Problem("strataColumns", "choose at least one"));
        }
        if (strata.size() > MOST_STRATA) {
            problems.add(new Problem("strataColumns", "divide the cases into %,d groups, where %d is the most; choose "
                    .formatted(strata.size(), MOST_STRATA) + "fewer"));
        }
        if (draft.method() == SamplingMethod.QUOTA && draft.shares() == null) {
            problems.add(new Problem("shares", "say how many cases of which agency, such as “Police 3, Health 4”"));
        }
        int sum = shares.stream().mapToInt(Share::cases).sum();
        if (!shares.isEmpty() && draft.sampleSize() != null && sum != draft.sampleSize()) {
            problems.add(new Problem("shares", "add up to " + sum + ", where the sample size is " + draft.sampleSize()));
        }
    }

    private List<Line> lines(ScopeDraft draft, List<Share> shares, List<FrameGroup> strata) {
        if (strata.size() > MOST_STRATA) {
            return List.of();
        }
        Map<String, Integer> sizes = new TreeMap<>(Stratum.BY_BYTES);
        Map<String, Integer> drawable = new TreeMap<>(Stratum.BY_BYTES);
        strata.forEach(group -> {
            sizes.put(Frame.stratum(group.values()), group.cases());
            drawable.put(Frame.stratum(group.values()), drawable(draft, group));
        });
        boolean told = !shares.isEmpty() || draft.method() == SamplingMethod.STRATIFIED && draft.shares() == null
                && draft.sampleSize() != null
                && draft.sampleSize() <= sizes.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> places = told ? SampleDraws.places(
                plan(draft, shares, 0, SeedOrigin.RANDOM), draft.sampleSize() == null ? 0 : draft.sampleSize(), sizes)
                : Map.of();
        places.keySet().forEach(name -> drawable.putIfAbsent(name, 0));
        return drawable.entrySet().stream().map(stratum -> new Line(names.words(stratum.getKey(), draft.columns()),
                stratum.getValue(), told ? places.getOrDefault(stratum.getKey(), 0) : null)).toList();
    }

    private static int drawable(ScopeDraft draft, FrameGroup group) {
        return draft.filter().onePerFamily() ? group.families() : group.cases();
    }

    /** Nothing where the register knows nothing, or has as good as a value for every case. */
    private List<Value> spread(FrameFilter filter, CaseAttribute attribute) {
        List<FrameGroup> groups = register.count(filter, List.of(attribute));
        boolean known = groups.stream().anyMatch(group -> group.values().get(0) != null);
        return !known || groups.size() > CaseValues.MOST_VALUES ? List.of()
                : groups.stream()
                        .map(group -> new Value(names.words(group.values().get(0), attribute), group.cases()))
                        .sorted((one, other) -> other.cases() - one.cases()).collect(Collectors.toList());
    }
}
