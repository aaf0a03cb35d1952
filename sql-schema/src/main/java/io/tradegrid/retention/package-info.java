/** How long what is kept: rules by table and age. Values only; any thread. */
package io.tradegrid.retention;
