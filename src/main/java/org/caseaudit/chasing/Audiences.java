package org.caseaudit.chasing;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.caseaudit.identity.Person;

/** Who hears under each name of the decision table, looked up only when the table names it. */
public final class Audiences extends AbstractMap<String, List<Person>> {

    private final Map<String, Supplier<List<Person>>> byName = new LinkedHashMap<>();

    /** Adds a name. */
    public Audiences with(String audience, Supplier<List<Person>> people) {
        byName.put(audience, people);
        return this;
    }

    @Override
    public List<Person> get(Object audience) {
        Supplier<List<Person>> people = byName.get(audience);
        return people == null ? null : people.get();
    }

    @Override
    public boolean containsKey(Object audience) {
        return byName.containsKey(audience);
    }

    @Override
    public Set<String> keySet() {
        return byName.keySet();
    }

    @Override
    public Set<Entry<String, List<Person>>> entrySet() {
        return byName.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue().get()))
                .collect(Collectors.toSet());
    }
}
