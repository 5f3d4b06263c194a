package dev.taskdal.migrator.java;

/** Stands for a Java migration: what it does is no matter, since its name is enough to be refused. */
public final class V0002__Load {}
