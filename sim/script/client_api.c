/* Producers and consumers as Lua sees them. A client is a userdata with a table of its own (its user value): `received`, handles by
 * tag, the on_record function. */
#include <lauxlib.h>
#include <stdlib.h>

#include "sim/script/play.h"

#define PRODUCER "producer"
#define CONSUMER "consumer"

static struct script_client *check_client(lua_State *lua, const char *type)
{
	return *(struct script_client **)luaL_checkudata(lua, 1, type);
}

/* ---- Making one ---------------------------------------------------------------------------------------------------------- */

/* A setting's value as Kafka's properties would have it. */
static struct bytes config_value(lua_State *lua, int index)
{
	if (lua_isboolean(lua, index))
		return lua_toboolean(lua, index) ? BYTES("true") : BYTES("false");
	return script_text(lua, index); /* numbers are converted in place */
}

/* Takes the options at 3: words of the scenario interface, the rest are Kafka's settings. */
static void read_options(lua_State *lua, struct script_client *c, struct client_config *config)
{
	if (lua_isnoneornil(lua, 3))
		return;
	luaL_checktype(lua, 3, LUA_TTABLE);
	lua_pushnil(lua);
	while (lua_next(lua, 3)) {
		lua_pushvalue(lua, -2);
		struct bytes name = script_text(lua, -1);

		if (bytes_equal_text(name, "manual")) {
			c->is_manual = lua_toboolean(lua, -2);
		} else if (bytes_equal_text(name, "group")) {
			client_config_set(config, BYTES("group.id"), config_value(lua, -2));
		} else if (bytes_equal_text(name, "topics")) {
			luaL_checktype(lua, -2, LUA_TTABLE);
			int table = lua_absindex(lua, -2);

			c->topic_count = (int32_t)luaL_len(lua, table);
			c->topics = heap_calloc(c->heap, (size_t)c->topic_count, sizeof(*c->topics));
			for (int32_t i = 0; i < c->topic_count; i++) {
				lua_rawgeti(lua, table, i + 1);
				struct bytes topic = script_text(lua, -1);
				uint8_t *copy = heap_alloc(c->heap, topic.size);

				memcpy(copy, topic.data, topic.size);
				c->topics[i] = bytes_of(copy, topic.size);
				lua_pop(lua, 1);
			}
		} else {
			lua_pushvalue(lua, -2);
			client_config_set(config, name, config_value(lua, -1));
			lua_pop(lua, 1);
		}
		lua_pop(lua, 2);
	}
}

static int new_client(lua_State *lua, bool is_producer)
{
	struct play *play = play_of(lua);
	struct bytes name = script_text(lua, 2);
	struct client_config config;
	struct buf problem = { .heap = play->box->heap };

	if (play->client_count == CLIENTS_MAX)
		return luaL_error(lua, "a scenario has at most %d clients", CLIENTS_MAX);
	struct script_client *c = HEAP_NEW(play->box->heap, struct script_client);

	c->heap = play->box->heap;
	c->index = play->client_count;
	c->has_results = &play->has_results;
	list_init(&c->orders);
	list_init(&c->results);
	client_config_init(&config, c->heap, is_producer ? CLIENT_PRODUCER : CLIENT_CONSUMER);
	client_config_set_text(&config, "bootstrap.servers", "localhost:9092");
	client_config_set(&config, BYTES("client.id"), name);
	client_config_set_text(&config, is_producer ? "key.serializer" : "key.deserializer", "bytes");
	client_config_set_text(&config, is_producer ? "value.serializer" : "value.deserializer", "bytes");
	read_options(lua, c, &config);
	bool is_good = script_client_start(c, play->script.world, is_producer, name, &config, &problem);

	client_config_free(&config);
	if (!is_good) {
		lua_pushlstring(lua, (const char *)problem.data, problem.size);
		buf_free(&problem);
		return luaL_error(lua, "%s", lua_tostring(lua, -1));
	}
	play->clients[play->client_count++] = c;
	*(struct script_client **)lua_newuserdatauv(lua, sizeof(c), 1) = c;
	lua_newtable(lua);
	lua_newtable(lua);
	lua_setfield(lua, -2, "received");
	lua_newtable(lua);
	lua_setfield(lua, -2, "handles");
	lua_setiuservalue(lua, -2, 1);
	luaL_setmetatable(lua, is_producer ? PRODUCER : CONSUMER);
	lua_pushvalue(lua, -1);
	lua_rawsetp(lua, LUA_REGISTRYINDEX, c); /* found again when it has results */
	return 1;
}

static int world_producer(lua_State *lua)
{
	return new_client(lua, true);
}

static int world_consumer(lua_State *lua)
{
	return new_client(lua, false);
}

/* ---- Producers ------------------------------------------------------------------------------------------------------------- */

static void read_headers(lua_State *lua, struct client_order *order)
{
	int table = lua_gettop(lua);
	int32_t count = 0;
	struct header *headers;

	lua_pushnil(lua);
	while (lua_next(lua, table)) {
		count++;
		lua_pop(lua, 1);
	}
	headers = lua_newuserdatauv(lua, (size_t)count * sizeof(*headers) + 1, 0);
	order->record.headers = headers;
	lua_getglobal(lua, "pairs"); /* in the fixed order */
	lua_pushvalue(lua, table);
	lua_call(lua, 1, 3);
	while (order->record.header_count < count) {
		lua_pushvalue(lua, -3);
		lua_pushvalue(lua, -3);
		lua_pushvalue(lua, -3);
		lua_call(lua, 2, 2);
		if (lua_isnil(lua, -2))
			break;
		headers[order->record.header_count++] = (struct header){ script_text(lua, -2), script_text(lua, -1) };
		lua_pop(lua, 1);   /* the texts stay alive in the table */
		lua_replace(lua, -2);
	}
}

static int producer_send_(lua_State *lua)
{
	struct script_client *c = check_client(lua, PRODUCER);
	struct play *play = play_of(lua);
	struct client_order order = { .kind = ORDER_SEND };

	if (!c->pid || c->is_closing)
		return luaL_error(lua, "IllegalStateException: Cannot perform operation after producer has been closed");
	order.record.topic = script_text(lua, 2);
	order.record.key = lua_isnoneornil(lua, 3) ? BYTES_NULL : script_text(lua, 3);
	order.record.value = lua_isnoneornil(lua, 4) ? BYTES_NULL : script_text(lua, 4);
	order.record.partition = -1;
	order.record.timestamp = NO_TIMESTAMP;
	order.record.tag = ++play->next_tag;
	lua_settop(lua, 5);
	if (lua_istable(lua, 5)) {
		if (lua_getfield(lua, 5, "partition") != LUA_TNIL)
			order.record.partition = (int32_t)luaL_checkinteger(lua, -1);
		if (lua_getfield(lua, 5, "timestamp") != LUA_TNIL)
			order.record.timestamp = luaL_checkinteger(lua, -1);
		if (lua_getfield(lua, 5, "headers") == LUA_TTABLE)
			read_headers(lua, &order);
	}
	c->sent++;
	script_client_order(c, &order);
	lua_getiuservalue(lua, 1, 1);
	lua_getfield(lua, -1, "handles");
	lua_newtable(lua);
	lua_pushvalue(lua, -1);
	lua_rawseti(lua, -3, (lua_Integer)order.record.tag);
	return 1;
}

static int producer_flush_(lua_State *lua)
{
	struct script_client *c = check_client(lua, PRODUCER);

	script_client_order(c, &(struct client_order){ .kind = ORDER_FLUSH });
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_FLUSH, TIME_NEVER);
}

static int no_transactions(lua_State *lua)
{
	return luaL_error(lua, "transactions are not played yet: this release has no transaction coordinator");
}

/* ---- Consumers ------------------------------------------------------------------------------------------------------------- */

static int consumer_poll_(lua_State *lua)
{
	struct script_client *c = check_client(lua, CONSUMER);
	int64_t until = world_now_us(c->world) + script_seconds(lua, 2);

	if (!c->is_manual)
		return luaL_error(lua, "a consumer that polls by itself is not polled: make it with manual = true");
	lua_getiuservalue(lua, 1, 1);
	lua_newtable(lua);
	lua_setfield(lua, -2, "polled");
	script_client_order(c, &(struct client_order){ .kind = ORDER_POLL, .until_us = until });
	c->is_polling = c->pid != 0;
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_POLL, TIME_NEVER);
}

static int consumer_on_record(lua_State *lua)
{
	check_client(lua, CONSUMER);
	luaL_checktype(lua, 2, LUA_TFUNCTION);
	lua_getiuservalue(lua, 1, 1);
	lua_pushvalue(lua, 2);
	lua_setfield(lua, -2, "on_record");
	return 0;
}

static int consumer_commit_(lua_State *lua)
{
	struct script_client *c = check_client(lua, CONSUMER);

	script_client_order(c, &(struct client_order){ .kind = ORDER_COMMIT });
	c->committing = c->pid ? UINT64_MAX : 0; /* until the order is carried out */
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_COMMIT, TIME_NEVER);
}

static int consumer_seek_(lua_State *lua)
{
	struct script_client *c = check_client(lua, CONSUMER);
	struct client_order order = { .kind = ORDER_SEEK };

	order.partition.topic = script_text(lua, 2);
	order.partition.partition = (int32_t)luaL_checkinteger(lua, 3);
	order.offset = luaL_checkinteger(lua, 4);
	script_client_order(c, &order);
	return 0;
}

static int consumer_pause_(lua_State *lua)
{
	struct script_client *c = check_client(lua, CONSUMER);

	c->paused_until_us = world_now_us(c->world) + script_seconds(lua, 2);
	if (c->consumer)
		consumer_end_poll(c->consumer);
	if (c->pid)
		world_wake(c->world, c->pid);
	return 0;
}

static void push_assignment(lua_State *lua, const struct script_client *c)
{
	struct arena arena;
	struct consumer_position *positions;

	arena_init(&arena, c->heap);
	int32_t count = c->consumer ? consumer_assignment(c->consumer, &arena, &positions) : 0;

	lua_createtable(lua, count, 0);
	for (int32_t i = 0; i < count; i++) {
		lua_createtable(lua, 0, 2);
		script_push_text(lua, positions[i].partition.topic);
		lua_setfield(lua, -2, "topic");
		lua_pushinteger(lua, positions[i].partition.partition);
		lua_setfield(lua, -2, "partition");
		lua_rawseti(lua, -2, i + 1);
	}
	arena_free(&arena);
}

/* ---- Both ------------------------------------------------------------------------------------------------------------------ */

static struct script_client *check_any(lua_State *lua)
{
	struct script_client **c = luaL_testudata(lua, 1, PRODUCER);

	return c ? *c : check_client(lua, CONSUMER);
}

static int client_close(lua_State *lua)
{
	struct script_client *c = check_any(lua);

	script_client_order(c, &(struct client_order){ .kind = ORDER_CLOSE });
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_CLOSE, TIME_NEVER);
}

static int client_kill(lua_State *lua)
{
	script_client_kill(check_any(lua));
	return 0;
}

/* Fields that change, then methods (upvalue 1). */
static int client_index(lua_State *lua)
{
	struct script_client *c = check_any(lua);
	const char *name = luaL_checkstring(lua, 2);

	if (strcmp(name, "acked") == 0) {
		lua_pushinteger(lua, c->acked);
	} else if (strcmp(name, "failed") == 0) {
		lua_pushinteger(lua, c->failed);
	} else if (strcmp(name, "received") == 0) {
		lua_getiuservalue(lua, 1, 1);
		lua_getfield(lua, -1, "received");
	} else if (strcmp(name, "assignment") == 0) {
		push_assignment(lua, c);
	} else {
		lua_pushvalue(lua, 2);
		lua_rawget(lua, lua_upvalueindex(1));
	}
	return 1;
}

static void new_type(lua_State *lua, const char *name, const luaL_Reg *methods)
{
	luaL_newmetatable(lua, name);
	lua_newtable(lua);
	luaL_setfuncs(lua, methods, 0);
	lua_pushcclosure(lua, client_index, 1);
	lua_setfield(lua, -2, "__index");
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable");
	lua_pop(lua, 1);
}

void play_open_clients(lua_State *lua)
{
	static const luaL_Reg producer_methods[] = {
		{ "send", producer_send_ },      { "flush", producer_flush_ },  { "begin", no_transactions },
		{ "commit", no_transactions },   { "abort", no_transactions },  { "send_offsets", no_transactions },
		{ "close", client_close },       { "kill", client_kill },       { NULL, NULL },
	};
	static const luaL_Reg consumer_methods[] = {
		{ "poll", consumer_poll_ },   { "on_record", consumer_on_record }, { "commit", consumer_commit_ }, { "seek", consumer_seek_ },
		{ "pause", consumer_pause_ }, { "close", client_close },           { "kill", client_kill },        { NULL, NULL },
	};

	new_type(lua, PRODUCER, producer_methods);
	new_type(lua, CONSUMER, consumer_methods);
	lua_pushcfunction(lua, world_producer);
	lua_setfield(lua, -2, "producer");
	lua_pushcfunction(lua, world_consumer);
	lua_setfield(lua, -2, "consumer");
}

/* ---- Results --------------------------------------------------------------------------------------------------------------- */

/* The client's own table is on the top of the stack. */
static void give_delivery(lua_State *lua, const struct client_result *r)
{
	lua_getfield(lua, -1, "handles");
	if (lua_rawgeti(lua, -1, (lua_Integer)r->tag) == LUA_TTABLE) {
		if (!bytes_is_null(r->text)) {
			script_push_text(lua, r->text);
			lua_setfield(lua, -2, "error");
		} else {
			lua_pushinteger(lua, r->offset);
			lua_setfield(lua, -2, "offset");
			lua_pushinteger(lua, r->partition);
			lua_setfield(lua, -2, "partition");
		}
	}
	lua_pop(lua, 1);
	lua_pushnil(lua);
	lua_rawseti(lua, -2, (lua_Integer)r->tag);
	lua_pop(lua, 1);
}

static void add_to_list(lua_State *lua, const char *name)
{
	if (lua_getfield(lua, -2, name) == LUA_TTABLE) {
		lua_pushvalue(lua, -2);
		lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
	}
	lua_pop(lua, 1);
}

static void give_record(lua_State *lua, const struct client_result *r)
{
	struct record_view view = { r->topic, r->partition, r->offset, r->timestamp, r->key, r->value, BYTES_NULL };

	script_push_record(lua, &view);
	if (r->header_count > 0) {
		lua_createtable(lua, 0, r->header_count);
		for (int32_t i = 0; i < r->header_count; i++) {
			script_push_text(lua, r->headers[i].key);
			script_push_text(lua, r->headers[i].value);
			lua_rawset(lua, -3);
		}
		lua_setfield(lua, -2, "headers");
	}
	add_to_list(lua, "received");
	add_to_list(lua, "polled");
	if (lua_getfield(lua, -2, "on_record") == LUA_TFUNCTION) {
		lua_pushvalue(lua, -2);
		lua_call(lua, 1, 0);
	} else {
		lua_pop(lua, 1);
	}
	lua_pop(lua, 1);
}

/* Argument 1: the client. All within a protected call. */
static int give_results(lua_State *lua)
{
	struct script_client *c = lua_touserdata(lua, 1);
	struct client_result *r;

	lua_rawgetp(lua, LUA_REGISTRYINDEX, c);
	lua_getiuservalue(lua, -1, 1);
	while ((r = script_client_take(c))) {
		if (r->kind == RESULT_DELIVERY)
			give_delivery(lua, r);
		else if (r->kind == RESULT_RECORD)
			give_record(lua, r);
		heap_free(c->heap, r);
	}
	return 0;
}

bool play_take_results(struct play *play)
{
	if (!play->has_results)
		return true;
	play->has_results = false;
	for (int32_t i = 0; i < play->client_count; i++) {
		if (list_is_empty(&play->clients[i]->results))
			continue;
		lua_pushcfunction(play->box->lua, give_results);
		lua_pushlightuserdata(play->box->lua, play->clients[i]);
		if (lua_pcall(play->box->lua, 1, 0, 0) != LUA_OK)
			return false;
	}
	return true;
}
