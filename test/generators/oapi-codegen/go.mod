module drive

go 1.24.3

require github.com/oapi-codegen/runtime v1.9.0
