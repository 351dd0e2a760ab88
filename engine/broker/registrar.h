/* A controller's own registration with the active controller (ControllerRegistration, KIP-919): where clients that talk to controllers
 * directly find it. Sent when the image does not show this life of the node.
 */
#ifndef KLAB_BROKER_REGISTRAR_H
#define KLAB_BROKER_REGISTRAR_H

#include "engine/broker/forward.h"

struct registrar {
	struct controller_request request;
	struct timer timer;
	bool is_in_flight;
};

void registrar_start(struct node *);
/* The image tells something new of this controller: who was unregistered while it runs registers again. */
void registrar_look_again(struct node *);
void registrar_del(struct node *);

#endif
