package org.caseaudit.audittool.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the audit tools that come with the product, each only where it is new. A tool that a coordinator has amended
 * stays the latest version, whatever a later release of the product brings.
 */
@Component
@Order(1000)
class ProductTools extends AbstractProcessEnginePlugin {

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            for (Resource tool : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:forms/tools/*.form")) {
                deployIfNew(engine, tool.getFilename(), tool.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deployIfNew(ProcessEngine engine, String file, String source) throws IOException {
        RepositoryService repository = engine.getRepositoryService();
        String id = file.substring(0, file.length() - ".form".length());
        Optional<CamundaFormDefinitionEntity> latest = versions(engine, id).stream()
                .max(Comparator.comparing(CamundaFormDefinitionEntity::getVersion));
        if (latest.isEmpty() || !isUpload(repository, latest.get()) && !source.equals(source(repository, latest.get()))) {
            repository.createDeployment().name("Audit tool").source("product")
                    .addString(ToolStore.FOLDER + file, source).deploy();
        }
    }

    private static List<CamundaFormDefinitionEntity> versions(ProcessEngine engine, String id) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(ToolStore::definitions).stream().filter(d -> d.getKey().equals(id)).toList();
    }

    private static boolean isUpload(RepositoryService repository, CamundaFormDefinitionEntity tool) {
        return ToolStore.UPLOAD.equals(repository.createDeploymentQuery().deploymentId(tool.getDeploymentId())
                .singleResult().getSource());
    }

    private static String source(RepositoryService repository, CamundaFormDefinitionEntity tool) throws IOException {
        try (InputStream form =
                repository.getResourceAsStream(tool.getDeploymentId(), tool.getResourceName())) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
