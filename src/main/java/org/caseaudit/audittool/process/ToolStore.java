package org.caseaudit.audittool.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.ToolFile;
import org.springframework.stereotype.Component;

/** Audit tools among the forms that the engine keeps and versions. */
@Component
public class ToolStore {

    /** Where an uploaded tool is in its deployment. */
    public static final String FOLDER = "forms/tools/";

    /** The source of a deployment by a coordinator. */
    static final String UPLOAD = "audit tool upload";

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService repository;
    /** By the engine's id of the form definition; what is deployed never changes. */
    private final Map<String, AuditTool> read = new ConcurrentHashMap<>();

    ToolStore(ProcessEngineConfigurationImpl engine, RepositoryService repository) {
        this.engine = engine;
        this.repository = repository;
    }

    /** The latest version of each tool, by title. */
    public List<AuditTool> latest() {
        return asSystem(() -> definitions().stream()
                .collect(Collectors.toMap(CamundaFormDefinitionEntity::getKey, d -> d,
                        BinaryOperator.maxBy(Comparator.comparing(CamundaFormDefinitionEntity::getVersion))))
                .values().stream().map(this::tool).sorted(Comparator.comparing(AuditTool::title)).toList());
    }

    public Optional<AuditTool> find(String id, int version) {
        return asSystem(() -> definitions().stream()
                .filter(d -> d.getKey().equals(id) && d.getVersion() == version).map(this::tool).findFirst());
    }

    /**
     * Deploys a tool without asking the person at hand for rights to deploy: a deployment could hold processes and
     * code, a tool cannot.
     */
    public AuditTool deploy(String file, String source) {
        return asSystem(() -> {
            repository.createDeployment().name("Audit tool").source(UPLOAD)
                    .addInputStream(file, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)))
                    .deploy();
            String id = file.substring(FOLDER.length(), file.length() - ".form".length());
            return latest().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
        });
    }

    @SuppressWarnings("unchecked")
    static List<CamundaFormDefinitionEntity> definitions(CommandContext context) {
        return ((List<CamundaFormDefinitionEntity>) (List<?>) context.getDbEntityManager()
                .selectList("selectAllCamundaFormDefinitions"))
                .stream().filter(d -> d.getKey().startsWith(ToolFile.PREFIX)).toList();
    }

    private List<CamundaFormDefinitionEntity> definitions() {
        return engine.getCommandExecutorTxRequired().execute(ToolStore::definitions);
    }

    private AuditTool tool(CamundaFormDefinitionEntity definition) {
        return read.computeIfAbsent(definition.getId(), id -> {
            try (InputStream form = repository.getResourceAsStream(
                    definition.getDeploymentId(), definition.getResourceName())) {
                String source = new String(form.readAllBytes(), StandardCharsets.UTF_8);
                return ToolFile.read(definition.getResourceName(), source, definition.getVersion());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private <T> T asSystem(Callable<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work));
    }
}
