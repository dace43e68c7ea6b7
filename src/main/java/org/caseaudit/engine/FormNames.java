package org.caseaudit.engine;

/** What belongs to a form by its name alone: {@code complete-return} has the handler {@code completeReturnForm}. */
public final class FormNames {

    private static final String USER_TASK = "userTask_";
    private static final String HANDLER = "Form";

    private FormNames() {
    }

    /** Bean name of the form's {@link FormHandler}. */
    static String handler(String form) {
        return camelCase(form) + HANDLER;
    }

    /** Bean name of the {@link FormHandler} of a user task with that id. */
    static String handlerOf(String userTask) {
        return userTask.replaceFirst("^" + USER_TASK, "") + HANDLER;
    }

    /** Id of the user task that the form completes. */
    public static String userTask(String form) {
        return USER_TASK + camelCase(form);
    }

    private static String camelCase(String kebab) {
        StringBuilder joined = new StringBuilder();
        for (String word : kebab.split("-")) {
            joined.append(joined.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1));
        }
        return joined.toString();
    }
}
