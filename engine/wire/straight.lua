-- Straight-line code for the newest version of a few messages: what the interpreters would do, field by field, known beforehand.
--
-- It has what these messages need and says so when one needs more: no struct that may be null.

local NONE = require("schema").NONE

local PUT = {
	bool = "put_u8(%s, %s)",
	int8 = "put_u8(%s, (uint8_t)%s)",
	int16 = "put_u16(%s, (uint16_t)%s)",
	uint16 = "put_u16(%s, %s)",
	int32 = "put_u32(%s, (uint32_t)%s)",
	uint32 = "put_u32(%s, %s)",
	int64 = "put_u64(%s, (uint64_t)%s)",
	uuid = "put_raw(%s, &%s, sizeof(struct uuid))",
}

-- The same at a place that has room for it.
local STORE = {
	bool = "*(%s) = %s",
	int8 = "*(%s) = (uint8_t)%s",
	int16 = "store_u16(%s, (uint16_t)%s)",
	uint16 = "store_u16(%s, %s)",
	int32 = "store_u32(%s, (uint32_t)%s)",
	uint32 = "store_u32(%s, %s)",
	int64 = "store_u64(%s, (uint64_t)%s)",
	uuid = "memcpy(%s, &%s, sizeof(struct uuid))",
}

local TAKE = {
	bool = "%s = take_u8(r) != 0",
	int8 = "%s = (int8_t)take_u8(r)",
	int16 = "%s = (int16_t)take_u16(r)",
	uint16 = "%s = take_u16(r)",
	int32 = "%s = (int32_t)take_u32(r)",
	uint32 = "%s = take_u32(r)",
	int64 = "%s = (int64_t)take_u64(r)",
	uuid = "take_uuid(r, &%s)",
}

local LEAST = { bool = 1, int8 = 1, int16 = 2, uint16 = 2, int32 = 4, uint32 = 4, int64 = 8, uuid = 16 }

return function(STRAIGHT, MADE, snake, writer)
	local message, version, is_flexible, out

	local function is_in(field)
		return version >= field.first and version <= field.last
	end

	local function is_tagged(field)
		return field.tag ~= NONE and version >= field.tagged
	end

	local function is_nullable(field)
		return field.null ~= NONE and version >= field.null
	end

	local function is_compact(field)
		return is_flexible and not field.is_inflexible
	end

	local function sized(field)
		return ("%s, %s"):format(is_compact(field), field.type == "string")
	end

	-- Whether the value is not the default, in C; `at` is the value.
	local function is_set(field, at)
		if field.is_array then
			return ("%s_count != 0"):format(at) .. (field.default == "null" and " + 1" or "")
		elseif field.inner then
			local parts = {}
			for _, inner in ipairs(field.inner.fields) do
				parts[#parts + 1] = is_set(inner, at .. "." .. snake(inner.name))
			end
			return table.concat(parts, " || ")
		elseif field.type == "uuid" then
			return ("!uuid_is_zero(%s)"):format(at)
		elseif field.type == "string" or field.type == "bytes" then
			assert(not field.default or field.default == "null", field.name .. ": a default text")
			return field.default == "null" and at .. ".data != NULL" or ("!bytes_equal(%s, BYTES(\"\"))"):format(at)
		elseif field.type == "records" then
			error(field.name .. ": records behind a tag")
		end
		local default = field.default or "0"
		return ("%s != %s"):format(at, default:match("^%-?%d+$") and #default > 9 and "INT64_C(" .. default .. ")" or default)
	end

	-- Puts one value, or an item of an array.
	local function put_value(field, sink, at, nullable)
		if field.inner then
			return ("put_%s(%s, &%s)"):format(field.inner.c, sink, at)
		elseif field.type == "string" or field.type == "bytes" then
			return ("put_bytes(%s, %s, %s, %s)"):format(sink, sized(field), at, nullable)
		elseif field.type == "records" then
			return ("put_records(%s, %s, &%s, %s)"):format(sink, is_compact(field), at, nullable)
		end
		return assert(PUT[field.type], field.name .. ": " .. field.type):format(sink, at)
	end

	local function put_field(field, indent, sink)
		local at = "m->" .. snake(field.name)
		if field.is_array then
			out("%sassert(%s_count >= %d);", indent, at, is_nullable(field) and -1 or 0)
			out("%sput_size(%s, %s, false, %s_count);", indent, sink, is_compact(field), at)
			out("%sfor (int32_t i = 0; i < %s_count; i++)", indent, at)
			out("%s\t%s;", indent, put_value(field, sink, at .. "[i]", false))
			return
		end
		assert(not field.inner or field.null == NONE, field.name .. ": a struct that may be null")
		out("%s%s;", indent, put_value(field, sink, at, is_nullable(field)))
	end

	-- Fields of fixed sizes that follow each other: room is looked for once.
	local function put_run(run)
		local size = 0

		if #run == 1 then
			put_field(run[1], "\t", "s")
		elseif #run > 1 then
			for _, field in ipairs(run) do
				size = size + LEAST[field.type]
			end
			out("\tif ((at = put(s, %d))) {", size)
			size = 0
			for _, field in ipairs(run) do
				out("\t\t" .. STORE[field.type] .. ";", size > 0 and "at + " .. size or "at", "m->" .. snake(field.name))
				size = size + LEAST[field.type]
			end
			out("\t}")
		end
	end

	local function put_tag(field)
		out("\tif (tags & 1u << %d) {", field.tag)
		out("\t\tstruct message_sink sized = sink_of_tag(s);\n")
		put_field(field, "\t\t", "&sized")
		out("\t\tput_uvarint(s, %d);", field.tag)
		out("\t\tput_uvarint(s, (uint32_t)sized.counted);")
		put_field(field, "\t\t", "s")
		out("\t}")
	end

	local function tagged_fields(struct)
		local list = {}
		for _, field in ipairs(struct.fields) do
			if is_in(field) and is_tagged(field) then
				list[#list + 1] = field
			end
		end
		table.sort(list, function(a, b)
			return a.tag < b.tag
		end)
		return list
	end

	local function write_put(struct)
		local tagged, runs = tagged_fields(struct), { {} }
		for _, field in ipairs(struct.fields) do
			if is_in(field) and not is_tagged(field) then
				if STORE[field.type] and not field.is_array and not field.inner then
					table.insert(runs[#runs], field)
				else
					table.insert(runs, { field })
					table.insert(runs, {})
				end
			end
		end
		out("static void put_%s(struct message_sink *s, const struct %s *m)\n{", struct.c, struct.c)
		local has_run = false
		for _, run in ipairs(runs) do
			has_run = has_run or #run > 1
		end
		if has_run then
			out("\tuint8_t *at;" .. (#tagged > 0 and "" or "\n"))
		end
		if #tagged > 0 then
			out("\tuint32_t tags = 0;\n")
		end
		for _, field in ipairs(struct.fields) do
			if not is_in(field) and not field.is_ignorable then
				out("\tassert(!(%s)); /* not in this version */", is_set(field, "m->" .. snake(field.name)))
			end
		end
		for _, run in ipairs(runs) do
			put_run(run)
		end
		for _, field in ipairs(tagged) do
			out("\tif (%s)\n\t\ttags |= 1u << %d;", is_set(field, "m->" .. snake(field.name)), field.tag)
		end
		if is_flexible then
			out("\tput_uvarint(s, %s);", #tagged > 0 and "(uint32_t)__builtin_popcount(tags)" or "0")
		end
		for _, field in ipairs(tagged) do
			put_tag(field)
		end
		out("}\n")
	end

	local least_of_struct

	local function least(field, is_item)
		if field.is_array and not is_item then
			return is_compact(field) and 1 or 4
		elseif field.inner then
			return least_of_struct(field.inner)
		end
		return LEAST[field.type] or (is_compact(field) and 1 or field.type == "string" and 2 or 4)
	end

	least_of_struct = function(struct)
		local size = is_flexible and 1 or 0
		for _, field in ipairs(struct.fields) do
			if is_in(field) and not is_tagged(field) then
				size = size + least(field, false)
			end
		end
		return size
	end

	local function take_value(field, at, nullable)
		if field.inner then
			return ("take_%s(r, &%s)"):format(field.inner.c, at)
		elseif field.type == "string" or field.type == "bytes" then
			return ("%s = take_bytes(r, %s, %s)"):format(at, sized(field), nullable)
		elseif field.type == "records" then
			return ("%s = span_of(take_bytes(r, %s, false, %s))"):format(at, is_compact(field), nullable)
		end
		return TAKE[field.type]:format(at)
	end

	local function take_field(field, indent)
		local at = "m->" .. snake(field.name)
		if not field.is_array then
			out("%s%s;", indent, take_value(field, at, is_nullable(field)))
			return
		end
		out("%s%s_count = take_count(r, %s, %s, sizeof(*%s), %d);", indent, at, is_compact(field), is_nullable(field), at, least(field, true))
		out("%sif (%s_count > 0)", indent, at)
		out("%s\t%s = arena_take(r->arena, (size_t)%s_count * sizeof(*%s));", indent, at, at, at)
		out("%sfor (int32_t i = 0; i < %s_count && r->err == ERR_OK; i++)", indent, at)
		out("%s\t%s;", indent, take_value(field, at .. "[i]", false))
	end

	local function write_take(struct)
		local defaults = struct == message.root and message.root.c .. "_schema.root->defaults" or struct.c .. "_struct.defaults"
		local tagged = tagged_fields(struct)
		out("static void take_%s(struct message_reader *r, struct %s *m)\n{", struct.c, struct.c)
		out("\tmemcpy(m, %s, sizeof(*m));", defaults)
		for _, field in ipairs(struct.fields) do
			if is_in(field) and not is_tagged(field) then
				take_field(field, "\t")
			end
		end
		if is_flexible and #tagged == 0 then
			out("\tskip_tags(r);")
		elseif is_flexible then
			out("\tfor (uint32_t count = take_unsigned(r); count > 0 && r->err == ERR_OK; count--) {")
			out("\t\tstruct reader_tag t = take_tag(r);\n")
			out("\t\tif (r->err != ERR_OK)\n\t\t\treturn;")
			out("\t\tswitch (t.tag) {")
			for _, field in ipairs(tagged) do
				out("\t\tcase %d:", field.tag)
				take_field(field, "\t\t\t")
				out("\t\t\tbreak;")
			end
			out("\t\tdefault:\n\t\t\tr->at = t.end;\n\t\t}")
			out("\t\tleave_tag(r, &t);\n\t}")
		end
		out("}\n")
	end

	local function write_message()
		for _, struct in ipairs(message.order) do
			write_put(struct)
			write_take(struct)
		end
		local name = message.root.c
		out("static void put_any_%s(struct message_sink *s, const void *m)\n{\n\tput_%s(s, m);\n}\n", name, name)
		out("static void take_any_%s(struct message_reader *r, void *m)\n{\n\ttake_%s(r, m);\n}\n", name, name)
		out("const struct straight %s_straight = { %d, put_any_%s, take_any_%s };\n", name, version, name, name)
	end

	local made = {}

	function made.header(messages)
		out = writer()
		out(MADE .. "#ifndef KLAB_WIRE_STRAIGHT_H\n#define KLAB_WIRE_STRAIGHT_H\n\n#include \"engine/wire/messages.h\"\n")
		for _, each in ipairs(messages) do
			if STRAIGHT[each.name] then
				out("extern const struct straight %s_straight;", each.root.c)
			end
		end
		out("\n#endif")
		return out()
	end

	function made.code(messages)
		out = writer()
		out(MADE .. '#include "engine/wire/straight.h"\n\n#include "engine/wire/reader.h"\n#include "engine/wire/sink.h"\n')
		for _, each in ipairs(messages) do
			if STRAIGHT[each.name] then
				message = each
				version = each.unstable and each.unstable - 1 or each.last
				is_flexible = each.flexible ~= NONE and version >= each.flexible
				write_message()
			end
		end
		return out()
	end

	return made
end
