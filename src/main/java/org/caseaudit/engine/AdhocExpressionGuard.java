package org.caseaudit.engine;

import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Closes CVE-2026-109432: expressions inside {@code orQueries} of a task query or filter are evaluated although ad-hoc
 * expressions are switched off, which lets any signed-in person run code on the server.
 *
 * <p>Expressions of a model are always evaluated with a variable scope, those of a query never. Without a scope only
 * the few harmless ones that task filters need are evaluated.
 */
@Component
class AdhocExpressionGuard extends SpringBootProcessEnginePlugin {

    private final ApplicationContext applicationContext;

    AdhocExpressionGuard(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setExpressionManager(new GuardedExpressionManager(applicationContext));
    }

    static class GuardedExpressionManager extends SpringExpressionManager {

        GuardedExpressionManager(ApplicationContext applicationContext) {
            super(applicationContext);
        }

        @Override
        public Expression createExpression(String expression) {
            return new GuardedExpression(createValueExpression(expression), this, expression);
        }
    }

    private static class GuardedExpression extends JuelExpression {

        /** The last form, a moment so many days from now, serves filters such as "due this week". */
        private static final Pattern HARMLESS = Pattern.compile("\\$\\{\\s*("
                + "currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                + "|dateTime\\(\\)(\\.(plus|minus)(Hours|Days|Weeks|Months)\\(\\d{1,4}\\))?"
                + ")\\s*}");

        GuardedExpression(ValueExpression valueExpression, JuelExpressionManager manager, String text) {
            super(valueExpression, manager, text);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution contextExecution) {
            refuseUnlessHarmless(scope);
            return super.getValue(scope, contextExecution);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution contextExecution) {
            refuseUnlessHarmless(scope);
            super.setValue(value, scope, contextExecution);
        }

        private void refuseUnlessHarmless(VariableScope scope) {
            if (scope == null && !isLiteralText() && !HARMLESS.matcher(getExpressionText()).matches()) {
                // Not one of the engine's own exceptions, which the query would wrap into a server error.
                throw new InvalidRequestException(Response.Status.BAD_REQUEST, "Expressions are not allowed in queries, except "
                        + "${currentUser()}, ${currentUserGroups()}, ${now()} and ${dateTime().plusDays(n)}");
            }
        }
    }
}
