/**
 * What a node offers to clients, as Ignite services on every node. Arguments and results are
 * primitives, strings and bytes, because the thin client carries no records.
 */
package io.tradegrid.service;
