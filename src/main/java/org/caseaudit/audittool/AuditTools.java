package org.caseaudit.audittool;

import java.util.List;
import java.util.Optional;
import org.caseaudit.audittool.process.ToolStore;
import org.springframework.stereotype.Service;

/** The audit tools that rounds can use, each in every version that was ever deployed. */
@Service
public class AuditTools {

    private static final int MOST_BYTES = 500_000;

    private final ToolStore store;

    AuditTools(ToolStore store) {
        this.store = store;
    }

    /** The latest version of each tool, by title. */
    public List<AuditTool> latest() {
        return store.latest();
    }

    /** The latest version of one tool. */
    public Optional<AuditTool> latest(String id) {
        return latest().stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /**
     * One version of a tool.
     *
     * @throws IllegalArgumentException if it was never deployed
     */
    public AuditTool schema(String id, int version) {
        return store.find(id, version)
                .orElseThrow(() -> new IllegalArgumentException("no version " + version + " of the audit tool " + id));
    }

    /**
     * Takes a form as a new tool or as the next version of its tool. Rounds under way keep the version they have.
     *
     * @throws BadToolException with what to mend; nothing was changed
     */
    AuditTool add(String source) {
        if (source.length() > MOST_BYTES) {
            throw new BadToolException("the form", List.of(
                    new BadToolException.Mistake(1, "has more than " + MOST_BYTES + " characters")));
        }
        String id = ToolFile.idOf(source);
        String file = ToolStore.FOLDER + id + ".form";
        ToolFile.read(file, source, 0);
        return store.deploy(file, source);
    }
}
