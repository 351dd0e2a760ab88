-- Makes messages.h and messages*.c from the texts under schema/ (their form: schema.lua):
--
--     lua5.4 engine/wire/generate.lua            writes them
--     lua5.4 engine/wire/generate.lua --check    writes nothing; 1 if a file is not what would be written

local folder = arg[0]:match("^(.*)generate%.lua$") or "./"
package.path = folder .. "?.lua"
local schema = require("schema")
local VERSION_MAX, NONE, TAG_LIMIT = schema.VERSION_MAX, schema.NONE, 16

local TYPES = {
	bool = { "bool", "FIELD_BOOL" },
	int8 = { "int8_t", "FIELD_INT8" },
	int16 = { "int16_t", "FIELD_INT16" },
	uint16 = { "uint16_t", "FIELD_UINT16" },
	int32 = { "int32_t", "FIELD_INT32" },
	uint32 = { "uint32_t", "FIELD_UINT32" },
	int64 = { "int64_t", "FIELD_INT64" },
	float64 = { "double", "FIELD_FLOAT64" },
	uuid = { "struct uuid", "FIELD_UUID" },
	string = { "struct bytes", "FIELD_STRING" },
	bytes = { "struct bytes", "FIELD_BYTES" },
	records = { "struct span", "FIELD_RECORDS" },
}

local KINDS = {
	request = "SCHEMA_REQUEST",
	response = "SCHEMA_RESPONSE",
	header = "SCHEMA_HEADER",
	data = "SCHEMA_DATA",
	metadata = "SCHEMA_METADATA",
	key = "SCHEMA_KEY",
	value = "SCHEMA_VALUE",
}

-- The messages that get code of their own for their newest version (straight.lua).
local STRAIGHT = {
	ApiVersionsResponse = true,
	FetchRequest = true,
	FetchResponse = true,
	ProduceRequest = true,
	ProduceResponse = true,
	RequestHeader = true,
	ResponseHeader = true,
}

-- "FetchRequest" -> "fetch_request"; KRaft is one word.
local function snake(name)
	name = name:gsub("KRaft", "Kraft"):gsub("(%l)(%u)", "%1_%2"):gsub("(%d)(%u)", "%1_%2"):gsub("(%u)(%u%l)", "%1_%2")
	return name:lower()
end

-- Names every struct of the message, inner ones first, in message.order; links each field to its struct.
local function resolve(message)
	message.order = {}
	local by_name, owners = {}, {}
	local function c_name(name)
		return snake(message.name) .. "_" .. snake(name)
	end
	for _, shared in ipairs(message.structs) do
		by_name[shared.name] = shared
		shared.c = c_name(shared.name)
	end
	local function declare(fields)
		for _, field in ipairs(fields) do
			if #field.fields > 0 then
				assert(not by_name[field.type], message.name .. ": struct " .. field.type .. " is declared twice")
				by_name[field.type] = { name = field.type, c = c_name(field.type), fields = field.fields }
			end
			declare(field.fields)
		end
	end
	declare(message.fields)
	for _, shared in ipairs(message.structs) do
		declare(shared.fields)
	end
	local function visit(struct)
		if struct.is_done then
			return
		end
		struct.is_done = true
		local tags = {}
		for _, field in ipairs(struct.fields) do
			local where = message.name .. "." .. field.name
			if field.tag ~= NONE then
				assert(not tags[field.tag], where .. ": another field has this tag")
				assert(field.tag < TAG_LIMIT, where .. ": raise TAG_LIMIT, here and in fields.h")
				tags[field.tag] = true
			end
			if field.null ~= NONE and field.null_last < math.min(field.last, message.last) then
				assert(field.null_last < message.first, where .. ": null only in the middle of the versions")
				field.null = NONE
			end
			if not TYPES[field.type] then
				field.inner = assert(by_name[field.type], where .. ": unknown type " .. field.type)
				visit(field.inner)
			end
		end
		owners[#owners + 1] = struct
	end
	local root = { name = message.name, c = snake(message.name), fields = message.fields }
	visit(root)
	message.root, message.order = root, owners
end

local MADE = "/* Made by generate.lua from the texts under schema/: change those. */\n"

local function c_declaration(field)
	local base = field.inner and "struct " .. field.inner.c or TYPES[field.type][1]
	local is_pointer = field.is_array or (field.inner and field.null ~= NONE)
	return base .. (is_pointer and " *" or " ") .. snake(field.name) .. ";"
end

local function write_struct(out, struct)
	out("struct %s {", struct.c)
	for _, field in ipairs(struct.fields) do
		out("\t%s%s", c_declaration(field), field.about ~= "" and " /* " .. field.about .. " */" or "")
		if field.is_array then
			out("\tint32_t %s_count;", snake(field.name))
		end
	end
	if #struct.fields == 0 then
		out("\tchar nothing; /* C has no empty struct */")
	end
	out("};\n")
end

local function writer()
	local lines = {}
	return function(format, ...)
		if format then
			lines[#lines + 1] = select("#", ...) > 0 and format:format(...) or format
		else
			return table.concat(lines, "\n") .. "\n"
		end
	end
end

local function apis_of(messages)
	local by_key, keys = {}, {}
	for _, message in ipairs(messages) do
		if message.kind == "request" then
			by_key[message.key] = message
			keys[#keys + 1] = message.key
		end
	end
	table.sort(keys)
	local list = {}
	for _, key in ipairs(keys) do
		list[#list + 1] = by_key[key]
	end
	return list
end

local function write_api_list(out, messages)
	out("/* X(key, name in C, name, first version, last stable version, listeners) */")
	out("#define API_LIST(X) \\")
	for _, request in ipairs(apis_of(messages)) do
		local name = request.name:gsub("Request$", "")
		local last = request.unstable and request.unstable - 1 or request.last
		local on = {}
		if request.on.broker then
			on[1] = "API_ON_BROKER"
		end
		if request.on.controller then
			on[#on + 1] = "API_ON_CONTROLLER"
		end
		out("\tX(%d, %s, \"%s\", %d, %d, %s) \\", request.key, snake(name), name, request.first, last, table.concat(on, " | "))
	end
	out("\nenum api_key {")
	for _, request in ipairs(apis_of(messages)) do
		out("\tAPI_KEY_%s = %d,", snake(request.name:gsub("Request$", "")):upper(), request.key)
	end
	out("};\n")
end

local function write_header(messages)
	local out = writer()
	out(MADE .. "#ifndef KLAB_WIRE_MESSAGES_H\n#define KLAB_WIRE_MESSAGES_H\n\n#include \"engine/wire/message.h\"\n")
	write_api_list(out, messages)
	for _, message in ipairs(messages) do
		if message.about ~= "" then
			out("/* %s */", message.about)
		end
		for _, struct in ipairs(message.order) do
			write_struct(out, struct)
		end
		for _, struct in ipairs(message.order) do
			if struct ~= message.root then
				out("extern const struct schema_struct %s_struct;", struct.c)
			end
		end
		out("extern const struct schema %s_schema;\n", message.root.c)
	end
	out("/* All of the above, in the order of their names. */")
	out("extern const struct schema *const schemas[];\nextern const int schema_count;\n")
	out("/* The records of the metadata log by their id; NULL where there is none. */")
	out("extern const struct schema *const metadata_schemas[];\nextern const int metadata_schema_count;\n\n#endif")
	return out()
end

local function quoted(text)
	return '"' .. text:gsub('[\\"]', "\\%0") .. '"'
end

local function default_of(field)
	local default = field.default
	if default == nil then
		return ""
	elseif default == "null" then
		return ", .is_default_null = true" .. (field.type == "string" and not field.is_array and ', .default_text = "null"' or "")
	elseif field.type == "string" then
		return ", .default_text = " .. default
	elseif default == "true" then
		return ", .default_integer = 1"
	end
	return ", .default_integer = INT64_C(" .. default .. ")"
end

-- The default of a field as a C initialiser; nil where zero is it.
local initialiser

local function initialiser_of_field(field)
	if field.is_array then
		return field.default == "null" and ("." .. snake(field.name) .. "_count = -1") or nil
	elseif field.inner then
		local inner = field.null == NONE and initialiser(field.inner)
		return inner and ("." .. snake(field.name) .. " = " .. inner) or nil
	end
	local value
	if field.type == "string" or field.type == "bytes" then
		local text = field.default and field.default:match('^"(.*)"$') or ""
		value = field.default ~= "null" and ("TEXT(%s)"):format(quoted(text)) or nil
	elseif field.type == "records" then
		value = field.null == NONE and '{ .bytes = TEXT("") }' or nil
	elseif field.default == "true" then
		value = "true"
	elseif field.default and field.default ~= "false" and field.default ~= "0" then
		value = "INT64_C(" .. field.default .. ")"
	end
	return value and ("." .. snake(field.name) .. " = " .. value) or nil
end

initialiser = function(struct)
	local parts = {}
	for _, field in ipairs(struct.fields) do
		parts[#parts + 1] = initialiser_of_field(field)
	end
	return #parts > 0 and "{ " .. table.concat(parts, ", ") .. " }" or nil
end

local function version_text(version)
	return version == VERSION_MAX and "VERSION_MAX" or version == NONE and "VERSION_NONE" or tostring(version)
end

local function write_field(out, struct, field)
	local member = snake(field.name)
	local extra = {}
	if field.is_array then
		extra[#extra + 1] = ", .is_array = true"
		extra[#extra + 1] = (", .count_offset = offsetof(struct %s, %s_count)"):format(struct.c, member)
	end
	extra[#extra + 1] = field.is_ignorable and ", .is_ignorable = true" or ""
	extra[#extra + 1] = field.inner and (", .inner = &%s_struct"):format(field.inner.c) or ""
	extra[#extra + 1] = default_of(field)
	out(
		"\t{ .name = %s, .about = %s, .type = %s, .offset = offsetof(struct %s, %s), .first_version = %d, .last_version = %s, "
			.. ".nullable_from = %s, .tag = %s, .tagged_from = %s, .flexible_from = %s%s },",
		quoted(field.name),
		quoted(field.about),
		field.inner and "FIELD_STRUCT" or TYPES[field.type][2],
		struct.c,
		member,
		field.first,
		version_text(field.last),
		version_text(field.null),
		field.tag == NONE and "TAG_NONE" or tostring(field.tag),
		version_text(field.tagged),
		field.is_inflexible and "VERSION_MAX" or "VERSION_NONE",
		table.concat(extra)
	)
end

local function write_tables(messages, kinds)
	local out = writer()
	out(MADE .. '#include <stddef.h>\n\n#include "engine/wire/straight.h"\n')
	out("#define TEXT(text) { (const uint8_t *)(text), sizeof(text) - 1 }\n")
	for _, message in ipairs(messages) do
		if kinds[message.kind] then
			for _, struct in ipairs(message.order) do
				local is_root = struct == message.root
				if #struct.fields > 0 then
					out("static const struct field %s_fields[] = {", struct.c)
					for _, field in ipairs(struct.fields) do
						write_field(out, struct, field)
					end
					out("};\n")
				end
				out("static const struct %s %s_defaults = %s;\n", struct.c, struct.c, initialiser(struct) or "{ 0 }")
				out(
					"%sconst struct schema_struct %s_struct = { %s, %s, %d, sizeof(struct %s), &%s_defaults };\n",
					is_root and "static " or "",
					struct.c,
					quoted(struct.name),
					#struct.fields > 0 and struct.c .. "_fields" or "NULL",
					#struct.fields,
					struct.c,
					struct.c
				)
			end
			out(
				"const struct schema %s_schema = { %s, %s, %d, %d, %d, %s, &%s_struct, %s };\n",
				message.root.c,
				quoted(message.name),
				KINDS[message.kind],
				message.key,
				message.first,
				message.last,
				version_text(message.flexible),
				message.root.c,
				STRAIGHT[message.name] and "&" .. message.root.c .. "_straight" or "NULL"
			)
		end
	end
	return out()
end

local function write_list(messages)
	local out = writer()
	local names = {}
	for _, message in ipairs(messages) do
		names[#names + 1] = message.root.c
	end
	table.sort(names)
	out(MADE .. '#include "engine/wire/messages.h"\n\nconst struct schema *const schemas[] = {')
	for _, name in ipairs(names) do
		out("\t&%s_schema,", name)
	end
	out("};\nconst int schema_count = (int)(sizeof(schemas) / sizeof(schemas[0]));")
	out("\nconst struct schema *const metadata_schemas[] = {")
	for _, message in ipairs(messages) do
		if message.kind == "metadata" then
			out("\t[%d] = &%s_schema,", message.key, message.root.c)
		end
	end
	out("};\nconst int metadata_schema_count = (int)(sizeof(metadata_schemas) / sizeof(metadata_schemas[0]));")
	return out()
end

----------------------------------------------------------------------------------------------------------------------- main

local function content_of(path)
	local file = io.open(path, "rb")
	local text = file and file:read("a")
	if file then
		file:close()
	end
	return text
end

local function main()
	local messages = schema.read_all(folder .. "schema")
	for _, message in ipairs(messages) do
		resolve(message)
	end
	local straight = dofile(folder .. "straight.lua")(STRAIGHT, MADE, snake, writer)
	local files = {
		["straight.h"] = straight.header(messages),
		["messages_straight.c"] = straight.code(messages),
		["messages.h"] = write_header(messages),
		["messages.c"] = write_list(messages),
		["messages_of_requests.c"] = write_tables(messages, { request = true, header = true }),
		["messages_of_responses.c"] = write_tables(messages, { response = true }),
		["messages_of_records.c"] = write_tables(messages, { data = true, metadata = true, key = true, value = true }),
	}
	local stale = 0
	for name, text in pairs(files) do
		local path = folder .. name
		if content_of(path) ~= text then
			stale = stale + 1
			if arg[1] == "--check" then
				io.stderr:write(path, " is stale: run lua5.4 ", arg[0], "\n")
			else
				local file = assert(io.open(path, "wb"))
				file:write(text)
				file:close()
			end
		end
	end
	os.exit(arg[1] == "--check" and stale > 0 and 1 or 0)
end

main()
