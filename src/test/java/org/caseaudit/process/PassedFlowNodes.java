package org.caseaudit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.parser.HistoryParseListener;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Notes every flow node that a test passes, for {@link FlowNodesIT} to hold against the models. */
public final class PassedFlowNodes extends AbstractProcessEnginePlugin {

    /** One of each forked run of the process tests; the runs that come after them in the build only read. */
    private static final String FILE = System.getProperty("passed-flow-nodes.file");
    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    static {
        try {
            if (FILE != null) {
                Files.createDirectories(Path.of(FILE).getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>(engine.getCustomPreBPMNParseListeners() == null
                ? List.of() : engine.getCustomPreBPMNParseListeners());
        listeners.add(new Listening());
        engine.setCustomPreBPMNParseListeners(listeners);
    }

    /** Goes through all kinds of flow nodes as history does, also through those that history leaves out. */
    private static final class Listening extends HistoryParseListener {

        private Listening() {
            super(new CacheAwareHistoryEventProducer());
        }

        @Override
        protected void addActivityHandlers(ActivityImpl activity) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, execution -> note(
                    ((ExecutionEntity) execution).getProcessDefinition().getKey() + " " + activity.getId()), 0);
        }

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            // A process is no flow node.
        }

        @Override
        public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
            addActivityHandlers(activity);
        }
    }

    private static void note(String node) {
        if (FILE != null && PASSED.add(node)) {
            try {
                Files.writeString(Path.of(FILE), node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
