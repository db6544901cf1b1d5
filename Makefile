# `make demo` and `make test` install all they need: a virtual environment, and Mesa's EGL from apt where it is missing.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export NO_ALBUMENTATIONS_UPDATE := 1

.PHONY: demo test test-heavy check bench pictures gallery libraries clean

demo: $(VENV)/.installed libraries
	$(BIN)/simgen generate quickstart --out demo/dataset --workers 2
	$(BIN)/simgen audit demo/dataset
	$(BIN)/simgen preview demo/dataset --out demo/preview --animate
	@echo "dataset: demo/dataset    contact sheets: demo/preview/places.jpg demo/preview/labels.jpg"

test: $(VENV)/.installed-test libraries check
	$(BIN)/pytest -m "not heavy"

test-heavy: $(VENV)/.installed-test libraries
	$(BIN)/pytest -m heavy

check: $(VENV)/.installed-test
	$(BIN)/ruff check
	$(BIN)/mypy

bench: $(VENV)/.installed libraries
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/run.py --recipe urban-day

pictures: $(VENV)/.installed libraries
	$(BIN)/python docs/make_pictures.py

gallery: $(VENV)/.installed libraries
	$(BIN)/simgen assets gallery --out docs/gallery --jobs 2
	$(BIN)/simgen assets signs --out docs/pictures/signs.jpg

$(VENV)/.installed: requirements.lock pyproject.toml
	sh tools/make_venv.sh $(PYTHON) $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-test.lock
	$(BIN)/pip install --quiet "torch==2.13.0"
	touch $@

libraries: $(VENV)/.installed
	sh tools/ensure_libraries.sh $(BIN)/python

clean:
	rm -rf $(VENV) demo build dist *.egg-info
