/** The service: how it starts, and what it says when it can't. What it offers is in one package a feature. */
@NullMarked
package dev.taskdal.sample;

import org.jspecify.annotations.NullMarked;
