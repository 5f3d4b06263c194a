/** Who may do what: registration, log-in, sessions, API tokens, and the rules of Spring Security. */
@NullMarked
package dev.taskdal.sample.account;

import org.jspecify.annotations.NullMarked;
