/** What the profile {@code servers} says at the end, when the system tests have run on each application server. */
package dev.raven.web.servers;
