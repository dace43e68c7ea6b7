package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.List;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Directory;
import org.caseaudit.programme.CaseAttribute;
import org.springframework.stereotype.Component;

/** Strata and values as people read them: agencies by their names, and a word for what is not known. */
@Component
class StratumNames {

    static final String NOT_RECORDED = "not recorded";

    private final Directory directory;

    StratumNames(Directory directory) {
        this.directory = directory;
    }

    /** @param columns what the stratum's name is made of */
    String words(String stratum, List<CaseAttribute> columns) {
        List<String> values = Frame.values(stratum);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            words.add(i < columns.size() ? words(values.get(i), columns.get(i)) : values.get(i));
        }
        return String.join(" / ", words);
    }

    String words(String value, CaseAttribute attribute) {
        if (value == null || value.isEmpty()) {
            return NOT_RECORDED;
        }
        return attribute == CaseAttribute.NOMINATING_AGENCY
                ? directory.agency(value).map(Agency::name).orElse(value) : value;
    }
}
